// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// SwiftPM refuses unsafe flags in packages used as a versioned dependency. They therefore live
// on a target that only the dynamic product contains, and the `LRSuggest` product stays usable.
//
// The number of the soname is LRS_ABI_VERSION.
let selfContained = [
  "-static-stdlib", "-use-ld=lld",
  "-Xlinker", "--version-script=\(Context.packageDirectory)/Sources/LRSuggestDylib/exports.map",
  "-Xlinker", "-soname=liblrsuggest.so.1",
  "-Xlinker", "-Bsymbolic",
]
// The standard library with less to retain, where `make build` has made one: see Packaging.
let smallerCore =
  if let core = Context.environment["LRSUGGEST_SWIFT_CORE"] {
    ["-Xlinker", "--remap-inputs=*/libswiftCore.a=\(core)"]
  } else {
    [String]()
  }
let releaseOnly = ["-Xlinker", "-z", "-Xlinker", "defs", "-Xlinker", "-s"]

let package = Package(
  name: "lrsuggest",
  products: [
    .library(name: "LRSuggest", targets: ["LRSuggest"]),
    .library(name: "lrsuggest", type: .dynamic, targets: ["LRSuggestDylib"]),
  ],
  targets: [
    .target(name: "LRSuggestWeights"),
    .target(name: "LRSuggest", dependencies: ["LRSuggestWeights"], swiftSettings: strict),
    .target(name: "CLRSuggest", path: "Sources/CLRSuggest", publicHeadersPath: "."),
    .target(
      name: "LRSuggestABI", dependencies: ["LRSuggest", "CLRSuggest"], swiftSettings: strict),
    .target(name: "LRSuggestUnicode"),
    .target(
      name: "LRSuggestDylib", dependencies: ["LRSuggestABI", "LRSuggestUnicode"],
      exclude: ["exports.map"],
      swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(smallerCore + selfContained, .when(platforms: [.linux])),
        .unsafeFlags(releaseOnly, .when(platforms: [.linux], configuration: .release)),
      ]),
    .testTarget(
      name: "LRSuggestTests", dependencies: ["LRSuggest"], swiftSettings: strict),
    .testTarget(
      name: "LRSuggestABITests", dependencies: ["LRSuggestABI", "CLRSuggest", "LRSuggest"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CPython", path: "Tests/CPython", pkgConfig: "python3-embed",
      providers: [.apt(["libpython3-dev"])]),
    .target(
      name: "CPythonEmbed", dependencies: ["CPython"], path: "Tests/CPythonEmbed"),
    .testTarget(
      name: "PythonEmbedTests", dependencies: ["CPythonEmbed", "LRSuggest"],
      swiftSettings: strict),
  ]
)

// The static Foundation does not say which libraries it is made of.
let selfContainedTool = ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"]

// The command line. Who uses a library of this package as a dependency resolves and fetches nothing
// for it: SwiftPM reads the manifest of a dependency in a repository without a folder, then in a
// checkout.
let isDependency =
  Context.packageDirectory == "/" || Context.packageDirectory.contains("/checkouts/")
if !isDependency {
  package.dependencies.append(
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"))
  package.products.append(.executable(name: "lrsuggest-cli", targets: ["lrsuggest-cli"]))
  package.targets += [
    .target(
      name: "LRSuggestCommand",
      dependencies: [
        "LRSuggest", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lrsuggest-cli", dependencies: ["LRSuggestCommand"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(selfContainedTool, .when(platforms: [.linux])),
        .unsafeFlags(releaseOnly, .when(platforms: [.linux], configuration: .release)),
      ]),
  ]
}

// A source distribution of the Python package carries the library alone, and builds it without
// fetching anything.
if Context.environment["LRSUGGEST_LIBRARY_ALONE"] != nil {
  let needed: Set = [
    "LRSuggestWeights", "LRSuggest", "CLRSuggest", "LRSuggestABI", "LRSuggestUnicode",
    "LRSuggestDylib",
  ]
  package.dependencies = []
  package.products.removeAll { $0.name != "lrsuggest" }
  package.targets.removeAll { !needed.contains($0.name) }
}
