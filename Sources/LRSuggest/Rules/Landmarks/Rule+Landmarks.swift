extension Rule {
  /// The rules that point at what this library reads off a curve.
  static let landmarks: [Rule] = [
    .level10, .level50, .level90,
    .elbow, .elbowTenth, .elbowQuarter, .elbowHalf, .minimumNearestElbow,
    .biggestSquare,
  ]
}
