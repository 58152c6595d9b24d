// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "speed",
  dependencies: [.package(name: "lrsuggest", path: "../..")],
  targets: [
    .executableTarget(
      name: "SpeedBenchmark", dependencies: [.product(name: "LRSuggest", package: "lrsuggest")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ])
