/// Where the head is in a frame, and its expression.
struct FacePose {
    /// Turn of the head in the image plane, radians.
    var rotation: Double
    /// Shift of the face's centre, image widths.
    var shiftX, shiftY: Double
    /// Size of the face.
    var scale: Double
    /// How far the mouth is open, 0 … 1.
    var mouth: Double
    /// Whether the eyes are closed, in 8 % of the frames.
    var blinks: Bool

    init(seed: UInt64, video: Int, frame: Int) {
        var draws = FaceDraws(FaceStream(seed: seed, purpose: .pose, video: video, frame: frame))
        rotation = draws.within(-0.10, 0.10)
        shiftX = draws.within(-0.035, 0.035)
        shiftY = draws.within(-0.03, 0.03)
        scale = draws.within(0.95, 1.06)
        mouth = draws.unit()
        blinks = draws.unit() < 0.08
    }
}

/// The coordinates of a face at every pixel: (u, w), image widths from the face's centre, y down.
struct FaceCoordinates {
    let size: Int
    /// Coordinates of pixel (0, 0), and how they change from one column and one row to the next.
    let origin, xStep, yStep: (u: Double, w: Double)
    /// Both coordinates at every pixel.
    let u, w: Plane
    private let pose: FacePose
    private let turn: (sin: Double, cos: Double)

    init(pose: FacePose, size: Int) {
        self.pose = pose
        self.size = size
        turn = PortableMath.sinCos(pose.rotation)
        let step = 1 / Double(size)
        let corner = -(Double(size) - 1) / 2 * step
        let x = corner - pose.shiftX
        let y = corner - pose.shiftY
        let (sine, cosine) = turn
        origin = ((x * cosine + y * sine) / pose.scale, (-x * sine + y * cosine) / pose.scale)
        xStep = (step * cosine / pose.scale, -step * sine / pose.scale)
        yStep = (step * sine / pose.scale, step * cosine / pose.scale)
        u = Self.ramp(origin.u, xStep.u, yStep.u, size)
        w = Self.ramp(origin.w, xStep.w, yStep.w, size)
    }

    /// The rows and columns that a rectangle of the face's coordinates can touch; empty outside the image.
    func box(centre: (u: Double, w: Double), reach: (u: Double, w: Double)) -> (
        rows: Range<Int>, columns: Range<Int>
    ) {
        let (sine, cosine) = turn
        let x = pose.scale * (centre.u * cosine - centre.w * sine) + pose.shiftX
        let y = pose.scale * (centre.u * sine + centre.w * cosine) + pose.shiftY
        let reachX = pose.scale * (reach.u * cosine.magnitude + reach.w * sine.magnitude)
        let reachY = pose.scale * (reach.u * sine.magnitude + reach.w * cosine.magnitude)
        return (pixels(y - reachY, y + reachY), pixels(x - reachX, x + reachX))
    }

    private func pixels(_ low: Double, _ high: Double) -> Range<Int> {
        let limit = Double(size)
        let middle = (limit - 1) / 2
        let first = Int(PortableMath.clamped(low * limit + middle, 0, limit))
        let end = Int(PortableMath.clamped(high * limit + middle + 1, 0, limit))
        return first..<max(first, end)
    }

    private static func ramp(_ origin: Double, _ xStep: Double, _ yStep: Double, _ size: Int) -> Plane {
        var plane = Plane(size: size)
        plane.values.withUnsafeMutableBufferPointer { values in
            for y in 0..<size {
                let start = origin + yStep * Double(y)
                for x in 0..<size { values[y &* size &+ x] = start + xStep * Double(x) }
            }
        }
        return plane
    }
}
