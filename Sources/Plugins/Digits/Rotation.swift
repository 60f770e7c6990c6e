/// A turn of a small grey image about its centre: bilinear, zero outside.
///
/// Arithmetic as in the face generator (double, `PortableMath`), so every machine makes the same values.
struct Rotation {
    private let size: Int
    private let sine, cosine: Double

    /// Counter-clockwise, as one sees the image (y down), about ((size − 1)/2, (size − 1)/2).
    init(degrees: Int, size: Int) {
        self.size = size
        (sine, cosine) = PortableMath.sinCos(Double(degrees) * PortableMath.pi / 180)
    }

    /// An image of size² values, turned.
    func applied(to image: [Double]) -> [Double] {
        let middle = Double(size - 1) / 2
        return (0..<size * size).map { place in
            let right = Double(place % size) - middle
            let down = Double(place / size) - middle
            return bilinear(
                image, x: middle + (right * cosine - down * sine), y: middle + (right * sine + down * cosine))
        }
    }

    private func bilinear(_ image: [Double], x: Double, y: Double) -> Double {
        let left = floor(x)
        let top = floor(y)
        let across = x - Double(left)
        let down = y - Double(top)
        let above = (1 - across) * value(image, left, top) + across * value(image, left + 1, top)
        let below = (1 - across) * value(image, left, top + 1) + across * value(image, left + 1, top + 1)
        return (1 - down) * above + down * below
    }

    private func value(_ image: [Double], _ x: Int, _ y: Int) -> Double {
        (0..<size).contains(x) && (0..<size).contains(y) ? image[y * size + x] : 0
    }

    private func floor(_ x: Double) -> Int {
        let whole = Int(x)
        return Double(whole) > x ? whole - 1 : whole
    }
}
