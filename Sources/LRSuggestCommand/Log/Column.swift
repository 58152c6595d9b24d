/// One column of a log: a number or nothing in every row.
struct Column {
  let name: String
  /// The numbers; `missing` where there is none.
  private(set) var values: [Double] = []
  /// The first cell that is no number.
  private(set) var firstBad: BadCell?
  /// Whether any cell holds something.
  private(set) var holdsValues = false

  /// A cell that is no number.
  struct BadCell {
    let row: Int
    let text: String
    let hint: String
  }

  /// Stands for no value: a NaN that no computation makes, so that a column needs eight bytes a
  /// row.
  private static let missing = Double(bitPattern: 0x7FF8_4C52_4D49_5353)

  /// A column that begins after some rows.
  init(name: String, after rows: Int = 0) {
    self.name = name
    fill(to: rows)
  }

  mutating func append(_ cell: Cell) {
    switch cell {
    case .missing: values.append(Self.missing)
    case .number(let value):
      holdsValues = true
      values.append(value)
    case .other(let text, let hint):
      holdsValues = true
      if firstBad == nil { firstBad = BadCell(row: values.count, text: text, hint: hint) }
      values.append(Self.missing)
    }
  }

  /// Makes it as long as others, with missing values.
  mutating func fill(to rows: Int) {
    while values.count < rows { values.append(Self.missing) }
  }

  /// The number in a row, or nil.
  subscript(row: Int) -> Double? {
    guard row < values.count else { return nil }
    return values[row].bitPattern == Self.missing.bitPattern ? nil : values[row]
  }

  /// How many rows hold a number.
  var count: Int { values.count { $0.bitPattern != Self.missing.bitPattern } }
}
