/// How a method forges: the region it pastes and the ranges of its artefacts.
///
/// A range is drawn from once for each image; 0 … 0 (or 1 … 1 for factors) means that the method does not
/// have the artefact. Lengths in pixels are those of a 48-pixel image. Source: FIELD 5.2, table of methods;
/// chosen there by measurement among 19 settings.
struct ForgeryRecipe {
    /// The pasted ellipse in the target's coordinates: height of the centre, half axes as parts of the
    /// face's, sharpness of the edge before feathering.
    struct Region {
        let y, radiusX, radiusY, sharpness: Double
    }

    var region: Region
    /// Whether the pasted face is another person's; else the same person's with another expression.
    var swapsIdentity: Bool
    /// A1: blur of the mask, pixels, and its opacity.
    var feather: ClosedRange<Double>
    var opacity: ClosedRange<Double> = 0.9...1
    /// A2: each channel's gain is 1 ± this.
    var colour: Double
    /// Slope of a wrong light over the pasted face.
    var light: Double = 0
    /// A3: part of the resolution that is left.
    var resolution: ClosedRange<Double> = 1...1
    /// A4: strength of the chequered pattern of transposed convolutions.
    var checker: ClosedRange<Double> = 0...0
    /// A5: amplitude of the displacement, pixels.
    var displacement: ClosedRange<Double> = 0...0
    /// A6: factor of the sensor noise.
    var noise: ClosedRange<Double>
    /// How much of the shared cue κ the method shows.
    var sharedCue: Double = 1
    /// A7: quality of a compression on a shifted grid.
    var gridQuality: ClosedRange<Double>?
    /// A8: strength of an unsharp mask.
    var sharpening: ClosedRange<Double> = 0...0

    /// Cycles over the image of A5's displacement.
    static var displacementCycles: ClosedRange<Double> { 0.96...2.2 }

    /// The recipe of a method.
    static func of(_ method: ForgeryMethod) -> ForgeryRecipe {
        switch method {
        case .df:
            ForgeryRecipe(
                region: innerFace, swapsIdentity: true, feather: 1.2...2.0, colour: 0.080,
                resolution: 0.89...1, noise: 0.9...1.2, sharedCue: 0)
        case .f2f:
            ForgeryRecipe(
                region: Region(y: 0.16, radiusX: 0.78, radiusY: 0.50, sharpness: 20), swapsIdentity: false,
                feather: 0.7...1.2, colour: 0.010, light: 0.28, displacement: 1.3...2.2, noise: 0.9...1.1,
                sharedCue: 1.7)
        case .fs:
            ForgeryRecipe(
                region: Region(y: 0.02, radiusX: 0.93, radiusY: 0.90, sharpness: 40), swapsIdentity: true,
                feather: 0.3...0.6, colour: 0.060, light: 0.05, displacement: 0.3...0.8, noise: 1.0...1.4,
                gridQuality: 50...75, sharpening: 0.35...0.95)
        case .nt:
            ForgeryRecipe(
                region: Region(y: 0.19, radiusX: 0.66, radiusY: 0.42, sharpness: 20), swapsIdentity: false,
                feather: 0.9...1.5, colour: 0.010, resolution: 0.92...1, checker: 0.016...0.028,
                displacement: 0.2...0.6, noise: 0.8...1.05)
        case .gan:
            ForgeryRecipe(
                region: innerFace, swapsIdentity: true, feather: 1.5...2.2, colour: 0.020, light: 0.03,
                resolution: 0.85...1, checker: 0.015...0.030, noise: 0.5...0.9, sharpening: 0...0.4)
        }
    }

    private static var innerFace: Region { Region(y: 0.03, radiusX: 0.80, radiusY: 0.74, sharpness: 20) }
}
