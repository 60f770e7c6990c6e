/// An ellipse with a soft edge in the face's coordinates; every feature of a face is one.
///
/// Its coverage is sigmoid((1 − r)·sharpness), r = 1 being the ellipse.
struct Disc {
    /// Centre and half axes, image widths.
    var x, y, radiusX, radiusY: Double
    /// How fast coverage falls at the ellipse, per unit of r.
    var sharpness: Double

    /// A disc whose edge is about .010 image widths wide whatever its size: sharpness
    /// clamp(min(rx, ry)/.010, 5, 40).
    init(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double) {
        let smaller = radiusX < radiusY ? radiusX : radiusY
        self.init(x, y, radiusX, radiusY, sharpness: PortableMath.clamped(smaller / 0.010, 5, 40))
    }

    /// A disc of a given sharpness.
    init(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double, sharpness: Double) {
        self.x = x
        self.y = y
        self.radiusX = radiusX
        self.radiusY = radiusY
        self.sharpness = sharpness
    }

    /// The r at which coverage has fallen to e⁻¹⁸ = 1.5e-8; beyond its box it counts as 0.
    private var reach: Double { 1 + 18 / sharpness }

    /// The pixels that the disc may cover.
    func box(in coordinates: FaceCoordinates) -> (rows: Range<Int>, columns: Range<Int>) {
        coordinates.box(centre: (x, y), reach: (radiusX * reach, radiusY * reach))
    }

    /// Coverage, 0 … 1, of the pixels `from ..< from + out.count` of planes of coordinates.
    @inline(__always)
    func cover(
        _ out: UnsafeMutableBufferPointer<Double>, from: Int,
        u: UnsafeBufferPointer<Double>, w: UnsafeBufferPointer<Double>
    ) {
        let perX = 1 / radiusX
        let perY = 1 / radiusY
        for i in 0..<out.count {
            let across = (u[from &+ i] - x) * perX
            let down = (w[from &+ i] - y) * perY
            let r = (across * across + down * down + 1e-9).squareRoot()
            out[i] = 1 / (1 + PortableMath.exp((r - 1) * sharpness))
        }
    }

    /// Coverage at every pixel; `u` may be another horizontal coordinate than the face's own.
    func coverage(in coordinates: FaceCoordinates, u: Plane? = nil) -> Plane {
        var plane = Plane(size: coordinates.size)
        let size = coordinates.size
        let (rows, columns) = box(in: coordinates)
        plane.values.withUnsafeMutableBufferPointer { out in
            (u ?? coordinates.u).values.withUnsafeBufferPointer { u in
                coordinates.w.values.withUnsafeBufferPointer { w in
                    for y in rows {
                        let from = y * size + columns.lowerBound
                        let row = UnsafeMutableBufferPointer(rebasing: out[from..<from + columns.count])
                        cover(row, from: from, u: u, w: w)
                    }
                }
            }
        }
        return plane
    }
}
