import Base

/// Labelled images from a pair of NPY files, for data sets of the user's own.
enum ArrayImages {
  /// Reads images and labels, and a second pair for testing.
  ///
  /// Without a second pair every tenth image, from the tenth, is for testing.
  /// - Parameter paths: Images, labels, and where there are, test images and test labels.
  /// - Throws: ``DatasetError``, `FileError`
  static func load(_ paths: [FilePath]) throws -> (train: LabeledImages, test: LabeledImages) {
    let first = try images(paths[0], labels: paths[1])
    if paths.count == 4 { return (first, try images(paths[2], labels: paths[3])) }
    let places = 0..<first.count
    return (
      first.selecting(places.filter { $0 % 10 != 9 }),
      first.selecting(places.filter { $0 % 10 == 9 })
    )
  }

  /// The name of the file with a class's name on each line.
  static let classFile = "classes.txt"

  /// The class names of a folder: the lines of classes.txt, or the numbers.
  static func classes(in folder: FilePath, labels: [UInt8]) throws -> [String] {
    let path = folder.appending(classFile)
    guard Files.exists(path) else { return (0...Int(labels.max() ?? 0)).map(String.init) }
    return try Files.readText(path, limit: 1 << 20).split(separator: "\n").map(String.init)
  }

  private static func images(_ path: FilePath, labels labelPath: FilePath) throws -> LabeledImages {
    let images = try NPYFile.read(path)
    let labels = try NPYFile.read(labelPath)
    let shape = images.shape
    guard (2...4).contains(shape.count), !shape.dropFirst().contains(0) else {
      throw fault(
        path, "their shape is \(FormatFault.text(shape))",
        "save them as [images, height, width], with [, channels], or as [images, values]")
    }
    guard labels.shape == [shape[0]] else {
      throw fault(
        labelPath, "their shape is \(FormatFault.text(labels.shape)), not \(shape[0])",
        "save one label for each image")
    }
    guard let pixels = bytes(images) else {
      throw fault(
        path, "some are no whole numbers from 0 to 255",
        "scale them, then save them with astype('uint8')")
    }
    guard let classes = bytes(labels) else {
      throw fault(
        labelPath, "some are no whole numbers from 0 to 255", "save the numbers of the classes")
    }
    return LabeledImages(
      height: shape.count > 2 ? shape[1] : 1, width: shape.count > 2 ? shape[2] : shape[1],
      channels: shape.count > 3 ? shape[3] : 1, pixels: pixels, labels: classes)
  }

  private static func bytes(_ array: NumericArray) -> [UInt8]? {
    if array.element == .uint8 { return array.bytes }
    guard let integers = array.integers() else { return nil }
    let bytes = integers.compactMap { UInt8(exactly: $0) }
    return bytes.count == integers.count ? bytes : nil
  }

  private static func fault(_ path: FilePath, _ detail: String, _ advice: String) -> DatasetError {
    .unusable(file: path, place: "the elements", detail: detail, advice: advice)
  }
}
