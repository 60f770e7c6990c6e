/// One image of the generator with all that is known of it.
public struct FaceFrame: Sendable {
    /// size × size pixels of red, green, blue, row by row.
    public let image: [UInt8]
    /// size × size values, 255 where the forged face covers the target's entirely; all 0 in a real image.
    public let mask: [UInt8]
    /// How it was made.
    public let causes: FaceCauses
}

/// What an image was made of: the nuisance, which carries no label, and the forgery's strengths.
public struct FaceCauses: Sendable, Equatable {
    /// Strength of the light's slope, exposure, blur in pixels, read noise: the target video's.
    public let light, exposure, psf, noise: Double
    /// Quality of the final JPEG.
    public let quality: Double
    /// Strengths of the artefacts, neutral in a real image.
    public let forgery: ForgeryStrengths
}
