/// A smooth displacement: rows slide sideways and columns up and down along cosines (artefact A5).
public struct Displacement {
    /// Greatest displacement, pixels.
    public var amplitude: Double
    /// Cycles over the image's height, for rows, and over its width, for columns.
    public var cycles: (rows: Double, columns: Double)
    /// Phases of the two cosines.
    public var phases: (rows: Double, columns: Double)

    public init(
        amplitude: Double, cycles: (rows: Double, columns: Double), phases: (rows: Double, columns: Double)
    ) {
        self.amplitude = amplitude
        self.cycles = cycles
        self.phases = phases
    }

    /// The picture read at (x + dx(y), y + dy(x)): bicubic (a = −0.75), edge repeated, held in 0 … 1.
    ///
    /// dx depends on the row only and dy on the column only, so the four weights along x are the same for
    /// a whole row and those along y for a whole column.
    public func applied(to picture: Picture) -> Picture {
        let size = picture.size
        let across = (0..<size).map { Taps(shift(at: $0, size, cycles.rows, phases.rows)) }
        let along = (0..<size).map { Taps(shift(at: $0, size, cycles.columns, phases.columns)) }
        var result = Picture(size: size)
        result.values.withUnsafeMutableBufferPointer { result in
            picture.values.withUnsafeBufferPointer { values in
                for y in 0..<size {
                    for x in 0..<size {
                        let columns = across[y].indices(about: x, size)
                        let rows = along[x].indices(about: y, size)
                        for channel in 0..<3 {
                            let start = channel &* size &* size
                            var sum = 0.0
                            for tap in 0..<4 {
                                let row = start &+ rows[tap] &* size
                                let inner =
                                    across[y].weights[0] * values[row &+ columns[0]]
                                    + across[y].weights[1] * values[row &+ columns[1]]
                                    + across[y].weights[2] * values[row &+ columns[2]]
                                    + across[y].weights[3] * values[row &+ columns[3]]
                                sum += along[x].weights[tap] * inner
                            }
                            result[start &+ y &* size &+ x] = PortableMath.clamped(sum, 0, 1)
                        }
                    }
                }
            }
        }
        return result
    }

    private func shift(at position: Int, _ size: Int, _ cycles: Double, _ phase: Double) -> Double {
        let turns = cycles * Double(position) / Double(size)
        return amplitude * PortableMath.cos(2 * PortableMath.pi * turns + phase)
    }

    /// Where a shifted pixel reads along one axis: a whole number of pixels and four weights about it.
    private struct Taps {
        let whole: Int
        let weights: SIMD4<Double>

        init(_ shift: Double) {
            let near = PortableMath.roundedToEven(shift)
            let floor = near > shift ? near - 1 : near
            let t = shift - floor
            whole = Int(floor)
            weights = SIMD4(Self.outer(1 + t), Self.inner(t), Self.inner(1 - t), Self.outer(2 - t))
        }

        func indices(about centre: Int, _ size: Int) -> SIMD4<Int> {
            let first = centre &+ whole
            let all = SIMD4(first &- 1, first, first &+ 1, first &+ 2)
            return all.clamped(lowerBound: SIMD4(repeating: 0), upperBound: SIMD4(repeating: size &- 1))
        }

        /// Cubic convolution for distances 0 … 1.
        private static func inner(_ d: Double) -> Double { (1.25 * d - 2.25) * d * d + 1 }

        /// Cubic convolution for distances 1 … 2.
        private static func outer(_ d: Double) -> Double { ((-0.75 * d + 3.75) * d - 6) * d + 3 }
    }
}
