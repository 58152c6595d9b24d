import Glibc
import LRSuggest

/// A file that nobody else sees; `/proc/self/fd` gives it a name, which the reader wants.
private let file: CInt = {
  var path = Array("/tmp/lrsuggest-fuzz-XXXXXX".utf8CString)
  let descriptor = mkstemp(&path)
  unlink(path)
  return descriptor
}()

/// Reads what the bytes hold as every format: whatever that is, it is read or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let bytes, count > 1, ftruncate(file, 0) == 0 else { return 0 }
  guard pwrite(file, bytes + 1, count - 1, 0) == count - 1 else { return 0 }
  let said = bytes[0]
  let options = ReadingOptions(
    lrColumn: said & 16 == 0 ? nil : "a", lossColumn: said & 32 == 0 ? nil : "b",
    format: [nil, .csv, .tsv, .json, .jsonl][Int(said % 8) % 5], rows: nil)
  do throws(DataError) {
    let sweep = try RecordedSweep(
      "/proc/self/fd/\(file)", reading: options, endsComplete: said & 8 == 0)
    guard sweep.curve.count > 0 else { fatalError("broken: a sweep has points") }
    _ = sweep.remarks
    _ = sweep.curve.suggest()
  } catch {
    guard !error.description.isEmpty, error.description.utf8.count < 4000 else {
      fatalError("broken: an error is a sentence")
    }
  }
  return 0
}
