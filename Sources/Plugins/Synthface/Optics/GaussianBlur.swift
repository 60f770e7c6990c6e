/// A separable Gaussian filter; pixels beyond the edge are mirrored about the edge pixel.
public struct GaussianBlur {
    /// Weights from −radius to radius, sum 1.
    private let weights: [Double]
    private var radius: Int { weights.count / 2 }

    /// A filter of standard deviation `sigma` pixels, cut at 4σ (6e-5 lies outside) and at half of `size`.
    ///
    /// `sigma` is above 0 and `size` at least 4.
    public init(sigma: Double, size: Int) {
        precondition(sigma > 0 && size >= 4, "a blur needs a width and a picture")
        let radius = min(Int(4 * sigma) + 1, size / 2 - 1)
        var weights: [Double] = []
        for offset in -radius...radius {
            let distance = Double(offset) / sigma
            weights.append(PortableMath.exp(-0.5 * distance * distance))
        }
        var total = 0.0
        for weight in weights { total += weight }
        self.weights = weights.map { $0 / total }
    }

    /// A picture, filtered.
    public func applied(to picture: Picture) -> Picture {
        var result = picture
        let area = picture.area
        result.values.withUnsafeMutableBufferPointer { all in
            for channel in 0..<3 {
                filter(
                    UnsafeMutableBufferPointer(rebasing: all[channel * area..<(channel + 1) * area]),
                    picture.size)
            }
        }
        return result
    }

    /// A plane, filtered.
    public func applied(to plane: Plane) -> Plane {
        var result = plane
        result.values.withUnsafeMutableBufferPointer { filter($0, plane.size) }
        return result
    }

    private func filter(_ plane: UnsafeMutableBufferPointer<Double>, _ size: Int) {
        let radius = radius
        var columns = [Double](repeating: 0, count: plane.count)
        var padded = [Double](repeating: 0, count: size + 2 * radius)
        columns.withUnsafeMutableBufferPointer { columns in
            for (tap, weight) in weights.enumerated() {
                for y in 0..<size {
                    let from = Self.mirrored(y + tap - radius, size) * size
                    for x in 0..<size { columns[y &* size &+ x] += weight * plane[from &+ x] }
                }
            }
            padded.withUnsafeMutableBufferPointer { padded in
                for y in 0..<size {
                    let row = y * size
                    for x in 0..<padded.count {
                        padded[x] = columns[row + Self.mirrored(x - radius, size)]
                    }
                    for x in 0..<size { plane[row &+ x] = 0 }
                    for (tap, weight) in weights.enumerated() {
                        for x in 0..<size { plane[row &+ x] += weight * padded[x &+ tap] }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func mirrored(_ index: Int, _ size: Int) -> Int {
        index < 0 ? -index : index >= size ? 2 * size - 2 - index : index
    }
}
