/// What stays the same through a video: background, light and the camera's settings.
struct FaceRecording {
    /// The background's two colours and the direction from one to the other.
    let background: (from: Colour, to: Colour, direction: Double)
    /// The background's stripes: cycles per image width and phase.
    let stripes: (cycles: Double, phase: Double)
    /// Slope of the light over the face and its direction.
    let light: (strength: Double, direction: Double)
    let exposure: Double
    /// Factor of each channel.
    let whiteBalance: Colour
    /// Standard deviation of the lens's blur, pixels.
    let psf: Double
    let noise: SensorNoise
    /// Quality of the video's final JPEG.
    let quality: Double

    /// The recording of a video; ranges are the camera's, lengths in pixels grow with `size`/48.
    init(seed: UInt64, video: Int, camera: FaceCamera, size: Int) {
        var draws = FaceDraws(FaceStream(seed: seed, purpose: .recording, video: video))
        let from = Self.muted(draws.colour(0.15, 0.85))
        let to = Self.muted(draws.colour(0.15, 0.85))
        background = (from, to, draws.angle())
        stripes = (draws.within(1, 5.8), draws.angle())
        light = (draws.within(camera.light), draws.angle())
        exposure = draws.within(camera.exposure)
        whiteBalance = draws.colour(1 - camera.whiteBalance, 1 + camera.whiteBalance)
        psf = draws.within(camera.psf) * Double(size) / 48
        noise = SensorNoise(read: draws.within(camera.noise))
        quality = draws.within(camera.quality)
    }

    /// A colour half-way to its own grey.
    private static func muted(_ colour: Colour) -> Colour {
        let grey = (colour[0] + colour[1] + colour[2]) / 3
        return Colour(repeating: grey) + (colour - Colour(repeating: grey)) * 0.5
    }
}
