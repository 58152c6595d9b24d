import LRSuggest

/// A range test in the characters of a terminal: losses and the smooth curve as dots, the
/// suggestion as a line with its interval below, landmarks as letters.
struct CurveChart {
  let analysis: Analysis
  /// What is marked: the rate and its interval.
  let answer: (rate: Double, interval: SearchRange)?
  let width: Int
  let height: Int
  let isColored: Bool

  /// Characters left of the picture.
  private static let margin = 10

  private var columns: Int { max(16, width - Self.margin) }

  /// The lines of text.
  var lines: [String] {
    let x = Axis(analysis.curve.learningRates, isLogarithmic: true)
    let y = lossAxis
    let losses = points(x, y), smooth = smoothDots(x, y)
    let column = answer.flatMap { x.cell(of: $0.rate, count: columns) }
    var lines = (0..<height).map { line in
      label(of: line, y)
        + (0..<columns).map { cell in
          if let dots = smooth.character(column: cell, line: line) {
            let others = losses.character(column: cell, line: line)
            let all = others.map { Self.union(dots, $0) } ?? dots
            return Ink.curve(String(all), isColored: isColored)
          }
          if let dots = losses.character(column: cell, line: line) {
            return Ink.faint(String(dots), isColored: isColored)
          }
          return cell == column ? Ink.answer("┊", isColored: isColored) : " "
        }.joined()
    }
    lines.append(axisLine(x, column))
    lines.append(tickLine(x))
    lines += letterLines(x)
    return lines.map { $0.trimmingTrailingBlanks }
  }

  /// From a little below the smooth curve to a little above where it starts: an explosion would
  /// leave nothing to see of all else.
  private var lossAxis: Axis {
    let smooth = analysis.smoothCurve?.losses ?? analysis.curve.losses
    let low = smooth.filter { $0.isFinite }.min() ?? 0
    let start = smooth.first { $0.isFinite } ?? 1
    let height = max(start - low, (smooth.last ?? start) > start ? 0.5 * start.magnitude : 0)
    return Axis([low - 0.05 * height, start + 0.35 * height])
  }

  private func points(_ x: Axis, _ y: Axis) -> DotCanvas {
    var canvas = DotCanvas(width: columns, height: height)
    for (rate, loss) in zip(analysis.curve.learningRates, analysis.curve.losses) {
      guard let column = x.cell(of: rate, count: canvas.columns),
        let row = y.cell(of: loss, count: canvas.rows)
      else { continue }
      canvas.set(column: column, row: canvas.rows - 1 - row)
    }
    return canvas
  }

  /// The smooth curve, a connected line.
  private func smoothDots(_ x: Axis, _ y: Axis) -> DotCanvas {
    var canvas = DotCanvas(width: columns, height: height)
    guard let smooth = analysis.smoothCurve else { return canvas }
    let dots = zip(smooth.learningRates, smooth.losses).compactMap { rate, loss in
      y.place(of: loss).flatMap { place in
        x.cell(of: rate, count: canvas.columns).map { (column: $0, place: place) }
      }
    }
    for (left, right) in zip(dots, dots.dropFirst()) {
      let steps = max(right.column - left.column, 1) * 8
      for step in 0...steps {
        let part = Double(step) / Double(steps)
        let place = (1 - part) * left.place + part * right.place
        guard (0...1).contains(place) else { continue }
        canvas.set(
          column: left.column + (right.column - left.column) * step / steps,
          row: canvas.rows - 1 - Int(place * Double(canvas.rows - 1)))
      }
    }
    return canvas
  }

  private static func union(_ left: Character, _ right: Character) -> Character {
    let values = [left, right].compactMap { $0.unicodeScalars.first?.value }
    return Unicode.Scalar(values.reduce(0, |)).map { Character($0) } ?? left
  }

  /// What the axis of the losses says beside a line: at the top, in the middle and at the bottom.
  private func label(of line: Int, _ y: Axis) -> String {
    let isNamed = line == 0 || line == height / 2 || line == height - 1
    let place = 1 - Double(line) / Double(max(1, height - 1))
    let text = isNamed ? NumberText.short(y.number(at: place)) : ""
    return String(repeating: " ", count: max(0, Self.margin - 2 - text.count)) + text
      + (isNamed ? " ┤" : " │")
  }

  /// The axis of the rates: the interval is thick, and the suggestion marked.
  private func axisLine(_ x: Axis, _ column: Int?) -> String {
    let ends = answer.map { answer in
      (
        x.cell(of: max(answer.interval.low, x.low), count: columns) ?? columns,
        x.cell(of: min(answer.interval.high, x.high), count: columns) ?? -1
      )
    }
    let ticks = Set(x.decades.compactMap { x.cell(ofDecade: $0, count: columns) })
    let cells = (0..<columns).map { cell in
      if cell == column { return Ink.answer("▲", isColored: isColored) }
      if let ends, ends.0 <= ends.1, (ends.0...ends.1).contains(cell) {
        return Ink.answer("━", isColored: isColored)
      }
      return ticks.contains(cell) ? "┬" : "─"
    }
    return String(repeating: " ", count: Self.margin - 1) + "└" + cells.joined()
  }

  private func tickLine(_ x: Axis) -> String {
    var line = Strip(width: width)
    for decade in x.decades {
      guard let cell = x.cell(ofDecade: decade, count: columns) else { continue }
      let text = "1e\(decade)"
      line.place(text, at: Self.margin + cell - (text.count - 1) / 2)
    }
    return line.text
  }

  /// The letters of the landmarks, and what they stand for.
  private func letterLines(_ x: Axis) -> [String] {
    let landmarks = analysis.landmarks.all
    guard !landmarks.isEmpty else { return [] }
    var line = Strip(width: width)
    for landmark in landmarks {
      guard let cell = x.cell(of: landmark.learningRate, count: columns) else { continue }
      line.place(landmark.kind.letter, at: Self.margin + cell, orRightOf: true)
    }
    let names = landmarks.map { "\($0.kind.letter) \($0.kind.rawValue)" }.joined(separator: "  ")
    return [line.text, String(repeating: " ", count: Self.margin) + names]
  }
}

extension Landmark.Kind {
  /// One letter of the name.
  var letter: String { String(rawValue.prefix(1)) }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
