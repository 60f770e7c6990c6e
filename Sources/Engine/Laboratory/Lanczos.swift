/// The largest eigenvalues of a symmetric operator that is known only by its products.
///
/// Lanczos' iteration with full reorthogonalisation, in doubles: the k largest Ritz values, when the residual of
/// each is small against the largest. Source: Golub and Van Loan, "Matrix Computations", 4th ed., section 10.1.
public struct Lanczos {
    /// Elements of a vector.
    public let dimension: Int
    /// Accepted residual ‖Av − λv‖ relative to the largest |λ|.
    ///
    /// Products of f32 models carry errors near 1e-6 relative, so 1e-4 is reached and 1e-8 would not be.
    public let tolerance: Double
    /// Products at most.
    public let limit: Int

    public init(dimension: Int, tolerance: Double = 1e-4, limit: Int = 120) {
        self.dimension = dimension
        self.tolerance = tolerance
        self.limit = limit
    }

    /// The k largest eigenvalues, descending.
    ///
    /// - Parameters:
    ///   - seed: of the starting vector.
    ///   - product: the operator, of vectors of `dimension` elements.
    /// - Throws: `.argument` for k outside 1…dimension, `.value` for a product that is not finite.
    public func largest(
        _ k: Int, seed: UInt64, product: ([Double]) throws -> [Double]
    ) throws -> [Double] {
        guard (1...max(1, dimension)).contains(k), dimension > 0 else {
            throw Fault(.argument, "\(k) eigenvalues of a matrix of \(dimension) rows")
        }
        var stream = Stream(seed: seed, .probe)
        var basis = [Lanczos.unit((0..<dimension).map { _ in stream.normal() })]
        var (diagonal, offDiagonal): ([Double], [Double]) = ([], [])
        var ritz: [Double] = []
        while basis.count <= min(limit, dimension) {
            var next = try product(basis[basis.count - 1])
            guard next.allSatisfy(\.isFinite) else {
                throw Fault(.value, "a product with the Hessian is not finite", hint: "the loss has no curvature there")
            }
            diagonal.append(Lanczos.inner(next, basis[basis.count - 1]))
            Lanczos.remove(basis, from: &next)
            let length = Lanczos.inner(next, next).squareRoot()
            let pairs = try Lanczos.eigenpairs(diagonal, offDiagonal)
            ritz = Array(pairs.map(\.value).sorted(by: >).prefix(k))
            let scale = pairs.map { abs($0.value) }.max() ?? 0
            let residuals = pairs.sorted { $0.value > $1.value }.prefix(k).map { length * abs($0.last) }
            let isDone = ritz.count == k && residuals.allSatisfy { $0 <= tolerance * scale }
            if isDone || basis.count == dimension { break }
            if length > 1e-12 * max(scale, 1e-300) {
                offDiagonal.append(length)
                basis.append(next.map { $0 / length })
            } else {
                // What is spanned is mapped into itself: eigenvalues that occur twice need another start.
                var fresh = (0..<dimension).map { _ in stream.normal() }
                Lanczos.remove(basis, from: &fresh)
                offDiagonal.append(0)
                basis.append(Lanczos.unit(fresh))
            }
        }
        return ritz
    }

    /// Takes out of a vector its parts along a basis; twice, because once leaves rounding behind.
    private static func remove(_ basis: [[Double]], from vector: inout [Double]) {
        for _ in 0..<2 {
            for direction in basis {
                let part = inner(vector, direction)
                for index in vector.indices { vector[index] -= part * direction[index] }
            }
        }
    }

    /// Eigenvalues of the tridiagonal matrix, with the last component of each eigenvector.
    private static func eigenpairs(
        _ diagonal: [Double], _ offDiagonal: [Double]
    ) throws -> [(value: Double, last: Double)] {
        let size = diagonal.count
        var matrix = [Double](repeating: 0, count: size * size)
        for row in 0..<size { matrix[row * size + row] = diagonal[row] }
        for (row, value) in offDiagonal.prefix(size - 1).enumerated() {
            matrix[row * size + row + 1] = value
            matrix[(row + 1) * size + row] = value
        }
        let (values, vectors) = try Tensor(matrix, shape: [size, size]).eigh()
        let columns = vectors.doubles()
        return values.doubles().enumerated().map { ($1, columns[(size - 1) * size + $0]) }
    }

    private static func inner(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }

    private static func unit(_ vector: [Double]) -> [Double] {
        let length = inner(vector, vector).squareRoot()
        return vector.map { $0 / length }
    }
}
