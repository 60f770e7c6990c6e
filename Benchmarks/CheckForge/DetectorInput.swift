/// How bytes of an image become the numbers that a detector sees.
enum DetectorInput {
    /// Red, green, blue as (x/255 − ½)·4.
    case colours
    /// The colours and, for each, a second difference in both directions: [−1 2 −1]ᵀ[−1 2 −1]/4 on 0 … 255,
    /// divided by 4 and held in ±3. It shows noise that the colours hide (FIELD 5.3, leak test).
    case coloursAndResidual

    /// Channels of the result.
    var channels: Int { self == .colours ? 3 : 6 }

    /// Writes one image, size × size × 3 bytes, as size × size × channels floats.
    ///
    /// - Parameter mirrored: whether left and right are exchanged.
    func write(
        _ image: UnsafeBufferPointer<UInt8>, size: Int, mirrored: Bool,
        into out: UnsafeMutableBufferPointer<Float>
    ) {
        let channels = channels
        for y in 0..<size {
            for x in 0..<size {
                let from = mirrored ? size - 1 - x : x
                let place = (y * size + x) * channels
                for channel in 0..<3 {
                    let level = Float(image[(y * size + from) * 3 + channel])
                    out[place + channel] = (level / 255 - 0.5) * 4
                    guard self == .coloursAndResidual else { continue }
                    let residual = Self.residual(image, size, x: from, y: y, channel) / 16
                    out[place + 3 + channel] = min(3, max(-3, residual))
                }
            }
        }
    }

    /// [−1 2 −1]ᵀ[−1 2 −1] about a pixel; pixels beyond the edge are mirrored about it.
    private static func residual(
        _ image: UnsafeBufferPointer<UInt8>, _ size: Int, x: Int, y: Int, _ channel: Int
    ) -> Float {
        let weights = [-1, 2, -1]
        var sum = 0
        for down in -1...1 {
            for across in -1...1 {
                let row = mirrored(y + down, size)
                let column = mirrored(x + across, size)
                let level = Int(image[(row * size + column) * 3 + channel])
                sum += weights[down + 1] * weights[across + 1] * level
            }
        }
        return Float(sum)
    }

    private static func mirrored(_ index: Int, _ size: Int) -> Int {
        index < 0 ? -index : index >= size ? 2 * size - 2 - index : index
    }
}
