/// What a set of videos has in common that is no forgery: ranges of light, optics, noise and compression.
///
/// Every video draws its own values from the ranges; fakes inherit those of their target, so that nothing
/// here carries the label. Source: FIELD 5.2, "per-dataset nuisance".
public struct FaceCamera: Sendable, Equatable {
    /// Strength of the light's slope across the face.
    public var light: ClosedRange<Double>
    /// Factor of brightness.
    public var exposure: ClosedRange<Double>
    /// White balance: each channel's factor lies in 1 ± this.
    public var whiteBalance: Double
    /// Standard deviation of the lens's Gaussian blur, pixels of a 48-pixel image.
    public var psf: ClosedRange<Double>
    /// Read noise, 1 being white.
    public var noise: ClosedRange<Double>
    /// Quality of the final JPEG, 1 … 100.
    public var quality: ClosedRange<Double>

    public init(
        light: ClosedRange<Double>, exposure: ClosedRange<Double>, whiteBalance: Double,
        psf: ClosedRange<Double>, noise: ClosedRange<Double>, quality: ClosedRange<Double>
    ) {
        self.light = light
        self.exposure = exposure
        self.whiteBalance = whiteBalance
        self.psf = psf
        self.noise = noise
        self.quality = quality
    }

    /// The cameras that have names.
    public enum Name: String, Sendable, CaseIterable {
        /// FaceForensics++, lightly compressed.
        case ffC23 = "ff_c23"
        /// The same, heavily compressed.
        case ffC40 = "ff_c40"
        /// Celeb-DF.
        case cdf
        /// The Deepfake Detection Challenge: hard light, much noise.
        case dfdc
    }

    /// The camera of a name.
    public static func named(_ name: Name) -> FaceCamera {
        switch name {
        case .ffC23: faceForensics(quality: 88...96)
        case .ffC40: faceForensics(quality: 45...65)
        case .cdf:
            FaceCamera(
                light: 0...0.25, exposure: 0.7...1.0, whiteBalance: 0.08,
                psf: 0.55...0.95, noise: 0.002...0.010, quality: 80...92)
        case .dfdc:
            FaceCamera(
                light: 0.2...0.6, exposure: 0.55...1.05, whiteBalance: 0.11,
                psf: 0.5...1.2, noise: 0.010...0.030, quality: 65...90)
        }
    }

    private static func faceForensics(quality: ClosedRange<Double>) -> FaceCamera {
        FaceCamera(
            light: 0.05...0.35, exposure: 0.8...1.1, whiteBalance: 0.05,
            psf: 0.45...0.75, noise: 0.004...0.016, quality: quality)
    }
}
