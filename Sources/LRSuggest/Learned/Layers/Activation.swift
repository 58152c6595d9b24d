/// The curved functions of the networks, in double precision inside: right to the last bits.
enum Activation {
  /// *1 / (1 + e⁻ˣ)*, from 0 to 1; NaN for NaN.
  static func sigmoid(_ x: Float) -> Float { Float(1 / (1 + Elementary.exp(-Double(x)))) }

  /// The hyperbolic tangent, from −1 to 1; NaN for NaN.
  static func tanh(_ x: Float) -> Float { Float(1 - 2 / (1 + Elementary.exp(2 * Double(x)))) }
}
