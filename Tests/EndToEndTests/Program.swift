import Base
import TestSupport

/// The built program.
enum Program {
  static let path = Checkout.root.appending(".build").appending("release").appending("report")
}
