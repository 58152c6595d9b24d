import LRSuggest

/// Records what the bytes say, in a `Sweep` or a `GroupSweep`, and holds both to what they promise.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(UnsafeBufferPointer(start: bytes, count: count))
  if input.byte() & 1 == 0 { fuzzSweep(&input) } else { fuzzGroups(&input) }
  return 0
}

/// A broken promise ends the process, as every finding does.
func require(_ holds: Bool, _ promise: StaticString) {
  guard holds else { fatalError("broken: \(promise)") }
}
