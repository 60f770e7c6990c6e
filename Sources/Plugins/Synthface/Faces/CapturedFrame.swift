/// A frame of a real video before its compression: what every forgery of it starts from.
struct CapturedFrame {
    let identity: FaceIdentity
    let pose: FacePose
    let coordinates: FaceCoordinates
    /// The sensor noise in units of its standard deviation; forgeries use the same.
    let unitNoise: [Double]
    /// The picture after lens and sensor, 0 … 1.
    let picture: Picture

    /// Renders and captures a frame; it draws from the streams of identity, pose and sensor only.
    init(seed: UInt64, video: Int, frame: Int, size: Int, recording: FaceRecording) {
        identity = FaceIdentity(seed: seed, number: video)
        pose = FacePose(seed: seed, video: video, frame: frame)
        coordinates = FaceCoordinates(pose: pose, size: size)
        let noise = FaceStream(seed: seed, purpose: .sensor, video: video, frame: frame)
        unitNoise = noise.normals(3 * size * size)
        let scene = FacePainter(recording: recording).picture(of: identity, pose: pose, in: coordinates)
        let optical = GaussianBlur(sigma: recording.psf, size: size).applied(to: scene)
        picture = recording.noise.captured(optical, unit: unitNoise)
    }
}
