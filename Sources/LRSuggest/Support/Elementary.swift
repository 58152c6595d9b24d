#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(ucrt)
  import ucrt
#else
  // Embedded targets without a C module map still link a C math library.
  @_extern(c, "log") private func log(_ x: Double) -> Double
  @_extern(c, "log10") private func log10(_ x: Double) -> Double
  @_extern(c, "exp") private func exp(_ x: Double) -> Double
  @_extern(c, "pow") private func pow(_ x: Double, _ y: Double) -> Double
  @_extern(c, "asinh") private func asinh(_ x: Double) -> Double
  @_extern(c, "sinh") private func sinh(_ x: Double) -> Double
  @_extern(c, "cosh") private func cosh(_ x: Double) -> Double
#endif

/// The elementary functions of the platform's C library: the only door to it.
package enum Elementary {
  static func log(_ x: Double) -> Double { _log(x) }
  package static func log10(_ x: Double) -> Double { _log10(x) }
  static func exp(_ x: Double) -> Double { _exp(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { _pow(x, y) }
  static func asinh(_ x: Double) -> Double { _asinh(x) }
  static func sinh(_ x: Double) -> Double { _sinh(x) }
  static func cosh(_ x: Double) -> Double { _cosh(x) }

  /// Ten to the power of `x`, the inverse of `log10(_:)`; the largest double where it overflows.
  package static func exp10(_ x: Double) -> Double { min(_pow(10, x), .greatestFiniteMagnitude) }
}

// Inside `Elementary` a bare `log` would name the member; these name the C functions.
private func _log(_ x: Double) -> Double { log(x) }
private func _log10(_ x: Double) -> Double { log10(x) }
private func _exp(_ x: Double) -> Double { exp(x) }
private func _pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func _asinh(_ x: Double) -> Double { asinh(x) }
private func _sinh(_ x: Double) -> Double { sinh(x) }
private func _cosh(_ x: Double) -> Double { cosh(x) }
