@main struct DigestSources { static func main() {} }
