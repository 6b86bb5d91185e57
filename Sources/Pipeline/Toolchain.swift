/// The compiler that built this program.
public enum Toolchain {
  /// Major and minor version of Swift.
  public static let version: String = {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift before 6.3"
    #endif
  }()
}
