// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Digits",
  dependencies: [.package(name: "lrsuggest", path: "../..")],
  targets: [
    .executableTarget(
      name: "Digits", dependencies: [.product(name: "LRSuggest", package: "lrsuggest")])
  ])
