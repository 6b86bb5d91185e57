import Base

/// A value of a MAT file.
public indirect enum MATValue: Sendable, Hashable {
  /// Real numbers of any kind; truth values are 0 and 1.
  case numbers(NumericArray)
  /// Complex numbers.
  case complex(real: NumericArray, imaginary: NumericArray)
  /// Rows of characters; a plain text is one row.
  case text([String])
  /// Structures, their values field after field, element after element down the columns.
  case structures(shape: [Int], fields: [String], values: [MATValue])
  /// Cells, down the columns.
  case cells(shape: [Int], values: [MATValue])
  /// A value of a kind that is not read.
  case unsupported(MATClass)

  /// What it is, for people.
  var kind: String {
    switch self {
    case .numbers(let array): "numbers of \(FormatFault.text(array.shape))"
    case .complex(let real, _): "complex numbers of \(FormatFault.text(real.shape))"
    case .text: "a text"
    case .structures(let shape, _, _): "structures of \(FormatFault.text(shape))"
    case .cells(let shape, _): "cells of \(FormatFault.text(shape))"
    case .unsupported(let kind): "of the class \(kind)"
    }
  }

  /// A field of a single structure.
  public subscript(field field: String) -> MATValue? {
    guard case .structures(_, let fields, let values) = self, values.count == fields.count else {
      return nil
    }
    return fields.firstIndex(of: field).map { values[$0] }
  }
}

/// MATLAB's classes of values.
public enum MATClass: UInt32, Sendable, Hashable, CustomStringConvertible {
  case empty = 0
  case cell, structure, object, text, sparse, double, single
  case int8, uint8, int16, uint16, int32, uint32, int64, uint64
  case function, opaque

  /// MATLAB's name.
  public var description: String {
    switch self {
    case .empty: "empty"
    case .cell: "cell"
    case .structure: "struct"
    case .object: "object"
    case .text: "char"
    case .sparse: "sparse"
    case .double: "double"
    case .single: "single"
    case .int8: "int8"
    case .uint8: "uint8"
    case .int16: "int16"
    case .uint16: "uint16"
    case .int32: "int32"
    case .uint32: "uint32"
    case .int64: "int64"
    case .uint64: "uint64"
    case .function: "function handle"
    case .opaque: "opaque"
    }
  }
}
