@testable import LRSuggest

/// A matrix in full, to check the banded arithmetic against.
struct DenseMatrix {
  var rows: [[Double]]

  var count: Int { rows.count }

  init(zeros count: Int) {
    rows = Array(repeating: Array(repeating: 0, count: count), count: count)
  }

  /// `diag(weights) + penalty * bands`.
  init(weights: [Double], penalty: Double, bands: SecondDifferences.Bands) {
    self.init(zeros: weights.count)
    for row in weights.indices {
      rows[row][row] = weights[row] + penalty * bands.diagonal[row]
      if row + 1 < count { set(row, row + 1, penalty * bands.above1[row]) }
      if row + 2 < count { set(row, row + 2, penalty * bands.above2[row]) }
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ value: Double) {
    rows[row][column] = value
    rows[column][row] = value
  }

  static func * (matrix: DenseMatrix, vector: [Double]) -> [Double] {
    matrix.rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Gauss's elimination with row exchanges.
  func solved(_ right: [Double]) -> [Double] {
    var (matrix, values) = eliminated(right)
    for row in matrix.indices.reversed() {
      for column in (row + 1)..<count { values[row] -= matrix[row][column] * values[column] }
      values[row] /= matrix[row][row]
    }
    return values
  }

  /// The logarithm of the magnitude of the determinant.
  var logDeterminant: Double {
    let matrix = eliminated(Array(repeating: 0, count: count)).rows
    return matrix.indices.reduce(0) { $0 + Elementary.log(matrix[$1][$1].magnitude) }
  }

  /// The inverse, column by column (it is symmetric where the matrix is).
  var inverse: DenseMatrix {
    var inverse = DenseMatrix(zeros: count)
    for column in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[column] = 1
      inverse.rows[column] = solved(unit)
    }
    return inverse
  }

  private func eliminated(_ right: [Double]) -> (rows: [[Double]], right: [Double]) {
    var matrix = rows, values = right
    for column in 0..<count {
      let candidates = column..<count
      let pivot =
        candidates.max { matrix[$0][column].magnitude < matrix[$1][column].magnitude } ?? column
      matrix.swapAt(pivot, column)
      values.swapAt(pivot, column)
      for row in (column + 1)..<count where matrix[row][column] != 0 {
        let factor = matrix[row][column] / matrix[column][column]
        for place in column..<count { matrix[row][place] -= factor * matrix[column][place] }
        values[row] -= factor * values[column]
      }
    }
    return (matrix, values)
  }
}
