import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct RotationCallTests {
  /// `LRS_ROTATION_INIT`.
  private static let rotation = lrs_rotation(
    struct_size: 48, reserved: 0, count: 0, dot: 0, initial_square: 0, current_square: 0,
    change_square: 0)

  @Test func sumsInAStructAreTheCores() throws {
    var core = LayerRotation(), state = Self.rotation
    for step in 1...30 {
      let initial = [Double(step), Double(step % 4), -1]
      let current = [Double(step % 7), Double(step), 2]
      try core.add(initial: initial, current: current)
      #expect(unsafe lrs_rotation_add(&state, initial, current, 3, nil) == LRS_OK)
    }
    try core.addSums(count: 5, dot: 1, initialSquare: 2, currentSquare: 3, changeSquare: 4)
    #expect(unsafe lrs_rotation_add_sums(&state, 5, 1, 2, 3, 4, nil) == LRS_OK)
    var distance = -7.0, update = -7.0
    #expect(unsafe lrs_rotation_estimate(&state, &distance, &update, nil) == LRS_OK)
    #expect((distance, update) == (try #require(core.distance), try #require(core.relativeUpdate)))
    #expect(state.count == 95)
    #expect(state.struct_size == 48)
  }

  @Test func aSpoiledStateIsRefused() {
    for spoil in [
      { $0.struct_size = 47 }, { $0.dot = .nan }, { $0.initial_square = -1 },
      { $0.current_square = .infinity }, { $0.change_square = -2 },
    ] as [(inout lrs_rotation) -> Void] {
      var state = Self.rotation
      spoil(&state)
      let found = outcome(state) { state, error in
        unsafe lrs_rotation_add_sums(state, 1, 1, 1, 1, 1, error)
      }
      #expect(found.status < 0 && !found.message.isEmpty)
      #expect(found.value.count == 0)
    }
    var full = Self.rotation
    full.count = .max
    #expect(unsafe lrs_rotation_add_sums(&full, 1, 1, 1, 1, 1, nil) == LRS_OK)
  }
}
