import LRSuggest

/// The one range test that the page looks at, and what is known of the training.
struct PageState {
  /// A page has one thread.
  nonisolated(unsafe) static var shared = PageState()

  private(set) var curve: Curve?
  var context = TrainingContext.unknown
  private var sweep: RecordedSweep?
  private var names: [String] = []

  /// The columns that are offered: a list of more helps nobody.
  private static let mostNames = 200

  /// Takes a curve as it is.
  mutating func take(_ learningRates: [Double], _ losses: [Double]) throws(DataError) {
    self = PageState()
    do throws(CurveError) {
      curve = try Curve(learningRates: learningRates, losses: losses)
    } catch {
      throw DataError(error.description)
    }
  }

  /// Reads a file.
  mutating func read(
    _ bytes: [UInt8], named name: String, wanted: WantedColumns, rows: Range<Int>?
  ) throws(DataError) {
    self = PageState()
    let log = try Log.read(bytes, named: name, wanted: wanted)
    names = log.names
    let sweep = try RecordedSweep(log, wanted: wanted, rows: rows)
    curve = sweep.curve
    self.sweep = sweep
  }

  /// The training, of losses that may be known to be raw.
  mutating func know(_ context: TrainingContext) throws(DataError) {
    self.context = context
    guard sweep?.isRaw == true, context.emaBeta == nil else { return }
    do throws(ContextError) {
      self.context = try TrainingContext(
        schedule: context.schedule, optimizer: context.optimizer, steps: context.steps,
        batchSize: context.batchSize, fineTuning: context.fineTuning, emaBeta: 0,
        epochs: context.epochs)
    } catch {
      throw DataError(error.description)
    }
  }

  /// What was read, and why not, if not.
  func fields(after error: DataError?) -> JSONValue {
    .object([
      "error": error.map { .text($0.description) } ?? .null,
      "points": .integer(curve?.count ?? 0),
      "columns": JSONValue(Array(names.prefix(Self.mostNames))),
      "source": sweep.map(AnswerFields.source) ?? .null,
    ])
  }

  /// The answer, with the fields of `lrsuggest suggest --json`, and the smooth curve.
  var answer: JSONValue {
    guard let curve else { return .null }
    let analysis = Analysis(of: curve, for: context)
    var fields = AnswerFields.of(analysis)
    fields["source"] = sweep.map(AnswerFields.source) ?? .null
    fields["smooth"] =
      analysis.smoothCurve.map { smooth in
        .object([
          "lrs": JSONValue(smooth.learningRates), "losses": JSONValue(smooth.losses),
          "lower": JSONValue(smooth.lower), "upper": JSONValue(smooth.upper),
        ])
      } ?? .null
    return .object(fields)
  }
}
