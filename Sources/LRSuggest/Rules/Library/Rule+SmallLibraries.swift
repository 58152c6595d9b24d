extension Rule {
  /// The rules of the smaller libraries, some no longer kept up, which their users still trust.
  static let smallLibraries: [Rule] = [
    .ktrainMinGrad, .ktrainMinGradCorrected, .ktrainMinDiv10, .ktrainValley,
    .kerasLRFinder, .arcgisValley,
    .fastaiJLSteepest, .fastaiJLSteepestCorrected, .fastaiJLMinDiv10,
    .ohdsi, .ohdsiSuggestLR, .graniteTSFM, .dataikuLow, .dataikuHigh, .torchtuples,
    .neuralProphet, .neuralProphetCorrected, .pytorchForecasting, .pytorchForecastingCorrected,
  ]
}
