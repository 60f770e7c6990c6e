/// Quantisation of a plane's 8×8 DCT coefficients at a JPEG quality.
struct QuantisedBlocks {
    private let size: Int
    /// The quantiser of each coefficient of the transposed plane.
    private let quantisers: [Double]

    /// For planes of `size` × `size`, a table of Annex K and a quality of 1 … 100.
    ///
    /// Quantiser = clamp(round(table·s), 1, 255) with s = 50/q for q < 50, else 2 − q/50.
    init(size: Int, table: [Double], quality: Double) {
        self.size = size
        let scale = quality < 50 ? 50 / quality : 2 - quality / 50
        let block = table.map { PortableMath.clamped(PortableMath.roundedAwayFromZero($0 * scale), 1, 255) }
        quantisers = (0..<size * 8).map { block[($0 % size % 8) * 8 + $0 / size] }
    }

    /// Each block: DCT, every coefficient to the nearest multiple of its quantiser, inverse DCT.
    ///
    /// A block is transformed along its columns, the plane is transposed, and the same is done again: every
    /// inner loop then runs over a whole row. The quantisers are laid out for the transposed plane.
    func apply(to plane: UnsafeMutableBufferPointer<Double>) {
        var scratch = [Double](repeating: 0, count: plane.count)
        scratch.withUnsafeMutableBufferPointer { scratch in
            transform(plane, into: scratch, DCTBasis.forward)
            transpose(scratch, into: plane)
            transform(plane, into: scratch, DCTBasis.forward)
            quantise(scratch)
            transform(scratch, into: plane, DCTBasis.inverse)
            transpose(plane, into: scratch)
            transform(scratch, into: plane, DCTBasis.inverse)
        }
    }

    private func transform(
        _ source: UnsafeMutableBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>,
        _ basis: [Double]
    ) {
        let size = size
        for top in stride(from: 0, to: source.count, by: 8 * size) {
            for k in 0..<8 {
                let to = top + k * size
                for x in 0..<size { result[to &+ x] = basis[8 * k] * source[top &+ x] }
                for i in 1..<8 {
                    let weight = basis[8 * k + i]
                    let from = top + i * size
                    for x in 0..<size { result[to &+ x] += weight * source[from &+ x] }
                }
            }
        }
    }

    private func quantise(_ coefficients: UnsafeMutableBufferPointer<Double>) {
        let strip = quantisers.count
        quantisers.withUnsafeBufferPointer { quantisers in
            for top in stride(from: 0, to: coefficients.count, by: strip) {
                for i in 0..<strip {
                    let step = quantisers[i]
                    let level = PortableMath.roundedAwayFromZero(coefficients[top &+ i] / step)
                    coefficients[top &+ i] = level * step
                }
            }
        }
    }

    private func transpose(
        _ source: UnsafeMutableBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>
    ) {
        for y in 0..<size {
            for x in 0..<size { result[x &* size &+ y] = source[y &* size &+ x] }
        }
    }
}

/// The orthonormal 8-point discrete cosine transform.
enum DCTBasis {
    /// Row k: cos(π(2i + 1)k/16) times √⅛ for k = 0, else ½.
    static let forward: [Double] = (0..<64).map { place in
        let k = place / 8
        let i = place % 8
        let norm = k == 0 ? 0.125.squareRoot() : 0.5
        return norm * PortableMath.cos(PortableMath.pi * Double((2 * i + 1) * k) / 16)
    }

    /// Its transpose, which is its inverse.
    static let inverse: [Double] = (0..<64).map { forward[$0 % 8 * 8 + $0 / 8] }
}
