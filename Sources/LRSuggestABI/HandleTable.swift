import CLRSuggest
import Synchronization

/// The objects that C callers hold handles to.
///
/// A handle is a number dressed as a pointer: which table it belongs to, a slot and the generation
/// of that slot. A freed slot moves to its next generation, so that a stale, doubled, invented or
/// mistyped handle finds nothing and can be answered with a status.
final class HandleTable<Object: Sendable>: Sendable {
  private struct Slot {
    var generation: UInt32
    var object: Object?
  }

  private struct State {
    var slots: [Slot] = []
    var free: [UInt32] = []
  }

  private let tag: UInt64
  private let state = Mutex(State())

  /// A table whose handles carry `tag`; no two tables share one.
  init(tag: UInt8) { self.tag = UInt64(tag) }

  /// Keeps an object and returns its handle; nil when two to the power of 24 are alive.
  func insert(_ object: Object) -> OpaquePointer? {
    let bits: UInt? = state.withLock { state in
      let slot: UInt32
      if let reused = state.free.popLast() {
        slot = reused
        state.slots[Int(slot)].object = object
      } else {
        guard state.slots.count < 1 << 24 else { return nil }
        slot = UInt32(state.slots.count)
        // Generations start at 1, so that no handle is NULL.
        state.slots.append(Slot(generation: 1, object: object))
      }
      let generation = state.slots[Int(slot)].generation
      return UInt(truncatingIfNeeded: tag << 56 | UInt64(slot) << 32 | UInt64(generation))
    }
    return unsafe bits.flatMap(OpaquePointer.init(bitPattern:))
  }

  /// Keeps an object and hands its handle out.
  func store(
    _ object: Object, in out: UnsafeMutablePointer<OpaquePointer?>
  ) throws(Failure) {
    guard let handle = unsafe insert(object) else { throw .tooManyHandles }
    unsafe out.pointee = handle
  }

  /// The object behind a handle, or nil where there is none.
  func object(_ handle: OpaquePointer?) -> Object? {
    let bits = UInt(bitPattern: handle)
    return state.withLock { state in
      index(of: bits, in: state).flatMap { state.slots[$0].object }
    }
  }

  /// Changes the object behind a handle, one caller at a time; nil where there is none.
  func update<Result: Sendable>(
    _ handle: OpaquePointer?, _ change: (inout Object) -> Result
  ) -> Result? {
    let bits = UInt(bitPattern: handle)
    return state.withLock { state in
      // Moved out and back: the only reference, so that arrays grow in place.
      guard let index = index(of: bits, in: state), var object = state.slots[index].object.take()
      else { return nil }
      let result = change(&object)
      state.slots[index].object = consume object
      return result
    }
  }

  /// Forgets an object; false where the handle has none.
  func remove(_ handle: OpaquePointer?) -> Bool {
    let bits = UInt(bitPattern: handle)
    // The object is released after the lock, as that may take long.
    let removed: Object? = state.withLock { state in
      guard let index = index(of: bits, in: state) else { return nil }
      let object = state.slots[index].object
      state.slots[index].object = nil
      state.slots[index].generation &+= 1
      // A slot whose generations are used up is not used again.
      if state.slots[index].generation != 0 { state.free.append(UInt32(index)) }
      return object
    }
    return removed != nil
  }

  /// The body of every `lrs_*_free`: NULL is fine, a handle without an object is not.
  func free(_ handle: OpaquePointer?) -> lrs_status {
    lrs_status(unsafe handle == nil || remove(handle) ? LRS_OK : LRS_ERROR_INVALID_HANDLE)
  }

  private func index(of bits: UInt, in state: borrowing State) -> Int? {
    let bits = UInt64(bits)
    let index = Int(bits >> 32 & 0xFF_FFFF)
    guard bits >> 56 == tag, index < state.slots.count,
      state.slots[index].generation == UInt32(truncatingIfNeeded: bits),
      state.slots[index].object != nil
    else { return nil }
    return index
  }
}
