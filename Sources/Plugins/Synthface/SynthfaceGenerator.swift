import Engine

/// The procedural face-forgery generator: images as a pure function of settings, method, video and frame.
///
/// All arithmetic is double with + − × ÷ √ and `PortableMath`, so every machine makes the same bytes.
/// Source: FIELD 5.2 and 5.6.
public struct SynthfaceGenerator: Sendable {
    /// Changes whenever the bytes of any image change; part of a cache's key.
    public static var version: Int { 1 }

    /// Whether a method that keeps the person may change the expression; `.same` is for the leak test.
    public enum Expression: Sendable {
        /// The method's own expression.
        case new
        /// The target's.
        case same
    }

    public let settings: SynthfaceSettings

    /// - Throws: `Fault(.argument)` if a setting is out of its range.
    public init(_ settings: SynthfaceSettings) throws {
        try settings.check()
        self.settings = settings
    }

    /// A real frame (`method` nil) or its forgery.
    ///
    /// - Parameters:
    ///   - video: number of the target's video, within the splits.
    ///   - frame: number of the frame in the video, from 0.
    /// - Throws: `Fault(.value)` if there is no such video or frame.
    public func frame(
        method: ForgeryMethod?, video: Int, frame: Int, expression: Expression = .new
    ) throws -> FaceFrame {
        guard let source = settings.sourceVideo(of: video), (0..<settings.frames).contains(frame) else {
            throw Fault(.value, "there is no frame \(frame) of a video \(video)")
        }
        return made(method, video, frame, source, expression)
    }

    /// A frame whose numbers have been checked.
    func made(
        _ method: ForgeryMethod?, _ video: Int, _ frame: Int, _ source: Int, _ expression: Expression = .new
    ) -> FaceFrame {
        let seed = settings.seed
        let size = settings.size
        let recording = FaceRecording(seed: seed, video: video, camera: settings.camera, size: size)
        let target = CapturedFrame(seed: seed, video: video, frame: frame, size: size, recording: recording)
        let quality =
            settings.spurious.quality(of: method, seed: seed, video: video) ?? recording.quality
        guard let method else {
            let strengths = ForgeryStrengths(neutralAt: size)
            return developed(target.picture, Plane(size: size), recording, quality, strengths)
        }
        var strengths = ForgeryStrengths(
            method, seed: seed, video: video, frame: frame, size: size,
            kappa: settings.kappa, gain: settings.gain)
        if expression == .same { strengths.mouth = nil }
        let own = FaceStream(seed: seed, purpose: .freshNoise(method), video: video, frame: frame)
        let forger = Forger(method: method, strengths: strengths, target: target, recording: recording)
        let (picture, mask) = forger.forged(
            source: FaceIdentity(seed: seed, number: source),
            fresh: strengths.freshNoise > 0 ? own.normals(3 * size * size) : [])
        return developed(picture, mask, recording, quality, strengths)
    }

    /// Compresses a frame and rounds it to bytes.
    private func developed(
        _ picture: Picture, _ mask: Plane, _ recording: FaceRecording, _ quality: Double,
        _ strengths: ForgeryStrengths
    ) -> FaceFrame {
        let compressed = ClosedFormJPEG(quality: quality).applied(to: picture)
        let image = [UInt8](unsafeUninitializedCapacity: 3 * picture.area) { bytes, count in
            compressed.write(to: bytes)
            count = 3 * picture.area
        }
        let causes = FaceCauses(
            light: recording.light.strength, exposure: recording.exposure, psf: recording.psf,
            noise: recording.noise.read, quality: quality, forgery: strengths)
        return FaceFrame(image: image, mask: mask.bytes, causes: causes)
    }
}

extension Plane {
    /// The values as bytes, 0 … 1 to 0 … 255.
    fileprivate var bytes: [UInt8] {
        values.map { UInt8(PortableMath.roundedAwayFromZero(PortableMath.clamped($0, 0, 1) * 255)) }
    }
}
