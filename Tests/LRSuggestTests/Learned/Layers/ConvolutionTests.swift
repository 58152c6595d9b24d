import Testing

@testable import LRSuggest

@Suite struct ConvolutionTests {
  @Test(arguments: [(1, 5, 1), (1, 5, 2), (1, 3, 2), (3, 3, 2), (3, 3, 1), (5, 3, 3)])
  func aConvolutionIsTheSumOverItsWindow(height: Int, width: Int, stride: Int) throws {
    var random = SplitMix64(seed: height * 100 + width * 10 + stride)
    let channels = 3, outputs = 18, rows = height == 1 ? 1 : 8, columns = 11
    let weights = random.floats(outputs * channels * height * width)
    let bias = random.floats(outputs)
    var reader = WeightReader(weights + bias)
    let layer = try #require(
      Convolution(
        &reader, channels: channels, outputs: outputs, height: height, width: width,
        stride: stride))
    let numbers = random.floats(channels * rows * columns)
    var input = Plane(
      rows: rows, columns: columns, channels: channels, rowMargin: height / 2,
      columnMargin: width / 2)
    let isFilled = input.fill(channelMajor: numbers)
    #expect(isFilled)
    var output = layer.output(for: input, rowMargin: 1, columnMargin: 2)
    #expect(layer.apply(to: input, into: &output))
    #expect(output.rows == (rows - 1) / stride + 1)
    #expect(output.columns == (columns - 1) / stride + 1)

    func value(_ channel: Int, _ row: Int, _ column: Int) -> Float {
      let inside = (0..<rows).contains(row) && (0..<columns).contains(column)
      return inside ? numbers[(channel * rows + row) * columns + column] : 0
    }
    var sumOfAll: Float = 0
    for filter in 0..<outputs {
      for row in 0..<output.rows {
        for column in 0..<output.columns {
          var sum = bias[filter]
          for channel in 0..<channels {
            for y in 0..<height {
              for x in 0..<width {
                let weight = weights[((filter * channels + channel) * height + y) * width + x]
                let place = (row * stride + y - height / 2, column * stride + x - width / 2)
                sum += weight * value(channel, place.0, place.1)
              }
            }
          }
          let found = output.values[output.start(row: row, column: column) + filter]
          #expect((found - max(0, sum)).magnitude < 1e-5)
          sumOfAll += found
        }
      }
    }
    // The margin stays zero.
    #expect((output.values.reduce(0, +) - sumOfAll).magnitude < 1e-3)
  }

  @Test func planesThatDoNotFitAreRefused() throws {
    var reader = WeightReader([Float](repeating: 1, count: 2 * 3 * 5 + 2))
    let layer = try #require(
      Convolution(&reader, channels: 3, outputs: 2, height: 1, width: 5, stride: 1))
    let input = Plane(rows: 1, columns: 9, channels: 3, columnMargin: 2)
    var output = layer.output(for: input)
    #expect(layer.apply(to: input, into: &output))
    let narrow = Plane(rows: 1, columns: 9, channels: 3, columnMargin: 1)
    #expect(!layer.apply(to: narrow, into: &output))
    let thin = Plane(rows: 1, columns: 9, channels: 2, columnMargin: 2)
    #expect(!layer.apply(to: thin, into: &output))
    var long = Plane(rows: 1, columns: 90, channels: 2)
    #expect(!layer.apply(to: input, into: &long))
    let empty = Plane(rows: -1, columns: 0, channels: 3, columnMargin: 2)
    var none = layer.output(for: empty)
    #expect(!layer.apply(to: empty, into: &none) || none.values.isEmpty)
  }

  @Test func aLayerNeedsAllOfItsNumbers() {
    for count in 0..<32 {
      var reader = WeightReader([Float](repeating: 1, count: count))
      #expect(
        Convolution(&reader, channels: 3, outputs: 2, height: 1, width: 5, stride: 1) == nil)
    }
    var reader = WeightReader([Float](repeating: 1, count: 99))
    #expect(Convolution(&reader, channels: 3, outputs: 2, height: 1, width: 5, stride: 0) == nil)
    #expect(Convolution(&reader, channels: 0, outputs: 2, height: 1, width: 5, stride: 1) == nil)
  }
}
