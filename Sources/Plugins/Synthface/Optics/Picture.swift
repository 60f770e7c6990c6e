/// A colour: red, green, blue; 0 … 1 once it is in a picture.
typealias Colour = SIMD3<Double>

/// One number for each pixel of a square, row by row.
public struct Plane: Sendable, Equatable {
    /// Width and height in pixels.
    public let size: Int
    /// size² values.
    public var values: [Double]

    /// A plane of zeros; `size` has been checked by the settings.
    public init(size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * size)
    }
}

/// A square picture of three planes: red, green, blue.
public struct Picture: Sendable, Equatable {
    /// Width and height in pixels.
    public let size: Int
    /// 3·size² values, one plane after the other.
    public var values: [Double]

    /// Pixels of a plane.
    var area: Int { size * size }

    /// A black picture; `size` has been checked by the settings.
    public init(size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: 3 * size * size)
    }

    /// Replaces every value by a function of it and the value in another picture of this size.
    mutating func combine(_ other: Picture, _ change: (Double, Double) -> Double) {
        values.withUnsafeMutableBufferPointer { all in
            other.values.withUnsafeBufferPointer { others in
                for i in all.indices { all[i] = change(all[i], others[i]) }
            }
        }
    }

    /// Replaces every value by a function of it and the plane's value at its pixel.
    mutating func combine(_ plane: Plane, _ change: (Double, Double) -> Double) {
        values.withUnsafeMutableBufferPointer { all in
            plane.values.withUnsafeBufferPointer { one in
                for channel in 0..<3 {
                    let start = channel &* one.count
                    for i in one.indices { all[start &+ i] = change(all[start &+ i], one[i]) }
                }
            }
        }
    }

    /// Replaces every value of a channel.
    mutating func update(channel: Int, _ change: (Double) -> Double) {
        let plane = channel * area..<(channel + 1) * area
        values.withUnsafeMutableBufferPointer { all in
            for i in plane { all[i] = change(all[i]) }
        }
    }

    /// T + m·(x − T) with x held in 0 … 1: where x is T the result is T, bit for bit.
    public func pasting(_ face: Picture, under mask: Plane) -> Picture {
        var result = self
        var change = face
        change.combine(self) { PortableMath.clamped($0, 0, 1) - $1 }
        change.combine(mask) { $0 * $1 }
        result.combine(change) { PortableMath.clamped($0 + $1, 0, 1) }
        return result
    }

    /// The picture as bytes, pixel by pixel (red, green, blue), 0 … 1 to 0 … 255, halves away from zero.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>) {
        let area = area
        values.withUnsafeBufferPointer { all in
            for i in 0..<area {
                for channel in 0..<3 {
                    let level = PortableMath.clamped(all[channel &* area &+ i] * 255, 0, 255)
                    bytes[3 &* i &+ channel] = UInt8(PortableMath.roundedAwayFromZero(level))
                }
            }
        }
    }
}
