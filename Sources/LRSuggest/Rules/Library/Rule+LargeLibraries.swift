extension Rule {
  /// The rules of fastai, Lightning, ignite, torch-lr-finder and MONAI.
  static let largeLibraries: [Rule] = [
    .fastaiValley, .fastaiSlide, .fastaiMinimum, .fastaiSteep, .fastai1MinGrad, .fastai1MinDiv10,
    .lightning, .lightning252, .ignite, .torchLRFinder, .monai,
  ]
}
