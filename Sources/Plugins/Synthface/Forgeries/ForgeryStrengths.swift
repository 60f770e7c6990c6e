/// The strength of every artefact in one forged image, as drawn and then scaled by `gain` and `kappa`.
///
/// With gain 0 and κ 0 each has its neutral value, at which its step changes no bit; a real image has
/// the neutral values too. Lengths are pixels of the image.
public struct ForgeryStrengths: Sendable, Equatable {
    /// A1: blur of the mask and its opacity.
    public var feather = 0.0
    public var opacity = 1.0
    /// A2: what is added to the gain 1 of red, green and blue.
    public var colour: [Double] = [0, 0, 0]
    /// A3: pixels across that the low-resolution decoder keeps; the image's width: untouched.
    public var keptPixels: Int
    /// A4: strength of the chequered pattern.
    public var checker = 0.0
    /// A5: amplitude of the displacement, its cycles over the image and phases (rows, then columns).
    public var displacement = 0.0
    public var displacementCycles: [Double] = [0, 0]
    public var displacementPhases: [Double] = [0, 0]
    /// A6: factor of the sensor noise, and how much of it is fresh instead of the target's (0 … 1).
    public var noise = 1.0
    public var freshNoise = 0.0
    /// A7: quality of the compression on a shifted grid and how much of its effect is added (0: none).
    public var gridQuality = 100.0
    public var gridShare = 0.0
    /// A8: strength of the unsharp mask.
    public var sharpening = 0.0
    /// Slope of the wrong light and its direction.
    public var light = 0.0
    public var lightDirection = 0.0
    /// The shared cue: factor of the lens's blur.
    public var blur = 1.0
    /// How far the pasted mouth is open; nil when the target's expression is kept.
    public var mouth: Double?

    /// Nothing forged, in an image of a width.
    init(neutralAt size: Int) { keptPixels = size }

    /// The strengths of a method in one frame. Every method makes the same draws in the same order, so that
    /// a change of one parameter moves no other.
    init(
        _ method: ForgeryMethod, seed: UInt64, video: Int, frame: Int, size: Int, kappa: Double, gain: Double
    ) {
        let recipe = ForgeryRecipe.of(method)
        var draws = FaceDraws(FaceStream(seed: seed, purpose: .forgery(method), video: video, frame: frame))
        let pixels = Double(size) / 48
        let cue = PortableMath.clamped(kappa * recipe.sharedCue, 0, 1)
        let share = PortableMath.clamped(gain, 0, 1)
        let mouthOpening = draws.unit()
        mouth = recipe.swapsIdentity ? nil : mouthOpening
        displacement = draws.within(recipe.displacement) * gain * pixels
        displacementCycles = (0..<2).map { _ in draws.within(ForgeryRecipe.displacementCycles) }
        displacementPhases = (0..<2).map { _ in draws.angle() }
        let noiseFactor = PortableMath.clamped(1 + (draws.within(recipe.noise) - 1) * gain, 0, 100)
        noise = noiseFactor * (1 - cue)
        freshNoise = share
        gridQuality = draws.within(recipe.gridQuality ?? 100...100)
        gridShare = recipe.gridQuality == nil ? 0 : share
        let kept = PortableMath.clamped(1 - (1 - draws.within(recipe.resolution)) * gain, 0, 1)
        keptPixels = max(8, Int(PortableMath.roundedAwayFromZero(kept * Double(size))))
        sharpening = draws.within(recipe.sharpening) * gain
        checker = draws.within(recipe.checker) * gain
        colour = (0..<3).map { _ in draws.within(-1, 1) * recipe.colour * gain }
        light = recipe.light * gain
        lightDirection = draws.angle()
        feather = draws.within(recipe.feather) * pixels
        opacity = PortableMath.clamped(1 - (1 - draws.within(recipe.opacity)) * gain, 0, 1)
        blur = 1 + 0.25 * cue
    }
}
