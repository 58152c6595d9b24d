/// What the reader of the command line takes of its options, which need no parser here.
struct ReadingOptions {
  var lrColumn: String?
  var lossColumn: String?
  var format: LogFormat?
  var rows: Rows?

  struct Rows {
    let range: Range<Int>
  }
}
