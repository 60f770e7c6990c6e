/// The losses of a JPEG file in closed form: luma and chroma, chroma at half resolution, quantised 8×8 DCT.
///
/// Not a codec: nothing is entropy-coded, and the levels between the stages are not rounded (FIELD 5.6).
/// Sizes are multiples of 16, so that blocks and chroma pairs fit.
public struct ClosedFormJPEG {
    /// Quality, 1 … 100.
    public let quality: Double
    /// How far down and right the picture is rolled before, and back after, so that the grid is misaligned.
    public let shift: (rows: Int, columns: Int)

    public init(quality: Double, shift: (rows: Int, columns: Int) = (0, 0)) {
        self.quality = quality
        self.shift = shift
    }

    /// A picture as it comes out of the file, clamped to 0 … 1.
    public func applied(to picture: Picture) -> Picture {
        let size = picture.size
        var planes = picture.rolled(rows: shift.rows, columns: shift.columns)
        Self.toLumaChroma(&planes)
        let luma = QuantisedBlocks(size: size, table: JPEGTables.luminance, quality: quality)
        let chroma = QuantisedBlocks(size: size, table: JPEGTables.chrominance, quality: quality)
        planes.values.withUnsafeMutableBufferPointer { all in
            for channel in 0..<3 {
                let plane = UnsafeMutableBufferPointer(
                    rebasing: all[channel * picture.area..<(channel + 1) * picture.area])
                if channel > 0 { Self.averagePairs(plane, size) }
                (channel == 0 ? luma : chroma).apply(to: plane)
            }
        }
        Self.toColours(&planes)
        return planes.rolled(rows: -shift.rows, columns: -shift.columns)
    }

    /// Red, green, blue in 0 … 1 to Y − 128, Cb, Cr in levels of 0 … 255.
    private static func toLumaChroma(_ picture: inout Picture) {
        let area = picture.area
        picture.values.withUnsafeMutableBufferPointer { all in
            for i in 0..<area {
                let red = all[i] * 255
                let green = all[area &+ i] * 255
                let blue = all[2 &* area &+ i] * 255
                all[i] = 0.299 * red + 0.587 * green + 0.114 * blue - 128
                all[area &+ i] = -0.1687 * red - 0.3313 * green + 0.5 * blue
                all[2 &* area &+ i] = 0.5 * red - 0.4187 * green - 0.0813 * blue
            }
        }
    }

    /// Y − 128, Cb, Cr back to red, green, blue in 0 … 1.
    private static func toColours(_ picture: inout Picture) {
        let area = picture.area
        picture.values.withUnsafeMutableBufferPointer { all in
            for i in 0..<area {
                let luma = all[i] + 128
                let cb = all[area &+ i]
                let cr = all[2 &* area &+ i]
                all[i] = PortableMath.clamped((luma + 1.402 * cr) / 255, 0, 1)
                all[area &+ i] = PortableMath.clamped((luma - 0.34414 * cb - 0.71414 * cr) / 255, 0, 1)
                all[2 &* area &+ i] = PortableMath.clamped((luma + 1.772 * cb) / 255, 0, 1)
            }
        }
    }

    /// Each 2×2 square becomes its mean.
    private static func averagePairs(_ plane: UnsafeMutableBufferPointer<Double>, _ size: Int) {
        for y in stride(from: 0, to: size, by: 2) {
            for x in stride(from: 0, to: size, by: 2) {
                let top = y * size + x
                let below = top + size
                let mean = 0.25 * (plane[top] + plane[top + 1] + plane[below] + plane[below + 1])
                plane[top] = mean
                plane[top + 1] = mean
                plane[below] = mean
                plane[below + 1] = mean
            }
        }
    }
}

extension Picture {
    /// The picture moved down and right; what leaves on one side enters on the other.
    public func rolled(rows: Int, columns: Int) -> Picture {
        guard rows != 0 || columns != 0 else { return self }
        var result = self
        for channel in 0..<3 {
            for y in 0..<size {
                let row = (channel * size + (y + rows + size) % size) * size
                for x in 0..<size {
                    result.values[row + (x + columns + size) % size] = values[(channel * size + y) * size + x]
                }
            }
        }
        return result
    }
}
