import Foundation
import Testing

@testable import LRSuggest

/// Range tests with what torch and NumPy make of the shipped table: `Tests/Fixtures/learned`.
struct LearnedFixture: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  /// How far the anchor of the stream lies above that of the frame, in decades.
  let shift: Double
  /// Offsets under one-cycle and under a constant rate: of each member, then of all together.
  let answers: [[Double]]
  private let inputs: [String: String]
  private let logits: [String: [String]]

  var testDescription: String { name }

  static let all: [LearnedFixture] = {
    struct File: Decodable { let cases: [LearnedFixture] }
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appending(path: "Fixtures/learned/fixtures.json")
    let decoded = try? JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    return decoded?.cases ?? []
  }()

  /// The inputs of a view: a byte each, in 32nds.
  func input(_ view: String) -> [Float] {
    Self.words(inputs[view] ?? "", digits: 2).map {
      Float(Int8(bitPattern: UInt8(truncatingIfNeeded: $0))) / 32
    }
  }

  /// The rows of the stream.
  var rows: [[Float]] {
    let numbers = input("stream")
    return stride(from: 0, to: numbers.count, by: StreamInputs.width).map {
      Array(numbers[$0..<($0 + StreamInputs.width)])
    }
  }

  /// torch's logits of every copy of a member.
  func logits(of member: LearnedMember) -> [[Float]] {
    (logits[member.rawValue] ?? []).map { copy in
      Self.words(copy, digits: 8).map(Float.init(bitPattern:))
    }
  }

  /// Ours.
  func computed(by networks: LearnedNetworks, _ member: LearnedMember) -> [[Float]?] {
    let known = input("conditions")
    return switch member {
    case .features:
      networks.features.map { $0.logits(of: input("features"), conditions: known) }
    case .cnn: networks.cnn.map { $0.logits(of: input("curve"), conditions: known) }
    case .image: networks.image.map { $0.logits(of: input("raster"), conditions: known) }
    case .gru: networks.gru.map { copy in logits(of: copy, conditions: known) }
    case .ensemble: []
    }
  }

  private func logits(of copy: StreamNetwork, conditions: [Float]) -> [Float]? {
    var state = copy.cell.initial, room = copy.cell.workspace
    for row in rows where !copy.cell.advance(&state, with: row, in: &room) { return nil }
    return copy.logits(of: state, conditions: conditions)
  }

  private static func words(_ text: String, digits: Int) -> [UInt32] {
    let characters = Array(text.utf8)
    return stride(from: 0, to: characters.count, by: digits).compactMap {
      UInt32(String(decoding: characters[$0..<($0 + digits)], as: UTF8.self), radix: 16)
    }
  }
}
