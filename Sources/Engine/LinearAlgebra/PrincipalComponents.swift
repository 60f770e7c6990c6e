/// The directions in which rows spread most, and the rows in them.
///
/// Computed from the smaller of the two Gram matrices, in f64; a direction's sign makes its component of largest
/// size positive. Source: Pearson 1901; as scikit-learn's `PCA` up to the signs.
public struct PrincipalComponents: Sendable {
    /// The mean row [d].
    public let mean: Tensor
    /// One direction of length 1 a row [count, d].
    public let directions: Tensor
    /// The centred rows in the directions [n, count].
    public let coordinates: Tensor
    /// The variance along each direction (divided by n − 1).
    public let variances: [Double]

    /// - Parameter x: [n, d], n ≥ 1.
    /// - Throws: `.shape` for another rank, `.argument` for more directions than min(n, d), `.value` for
    ///   elements that are not finite.
    public init(of x: Tensor, count: Int) throws {
        guard x.shape.count == 2, x.shape[0] > 0 else {
            throw Fault(.shape, "pca takes a matrix with a row a sample, not \(x.shape.sizes)")
        }
        let (n, d) = (x.shape[0], x.shape[1])
        guard (1...max(1, min(n, d))).contains(count), d > 0 else {
            throw Fault(.argument, "a matrix \(x.shape.sizes) has \(min(n, d)) principal components, not \(count)")
        }
        let rows = try x.constant.to(.f64)
        let mean = try rows.mean(dim: [0])
        let centred = try rows - mean
        let gram = try n < d ? centred.matmul(centred.transpose(0, 1)) : centred.transpose(0, 1).matmul(centred)
        let (values, vectors) = try gram.eigh()
        let size = gram.shape[0]
        // Ascending, so the last ones.
        let top = try vectors.narrow(dim: 1, start: size - count, length: count).transpose(0, 1)
        let spans = try n < d ? top.matmul(centred) : top
        var directions: [Tensor] = []
        for row in (0..<count).reversed() {
            directions.append(try PrincipalComponents.signed(spans.select(dim: 0, index: row)))
        }
        self.directions = try Tensor.stack(directions).to(x.dtype)
        self.mean = try mean.to(x.dtype)
        coordinates = try centred.matmul(Tensor.stack(directions).transpose(0, 1)).to(x.dtype)
        variances = values.doubles().suffix(count).reversed().map { max(0, $0) / Double(max(1, n - 1)) }
    }

    /// A direction of length 1 whose largest component is positive; zero stays zero.
    private static func signed(_ direction: Tensor) throws -> Tensor {
        let values = direction.doubles()
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let largest = values.max { abs($0) < abs($1) } ?? 0
        return try length == 0 ? direction : direction * ((largest < 0 ? -1 : 1) / length)
    }
}
