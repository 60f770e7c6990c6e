extension Tensor {
    /// Eigenvalues and eigenvectors of a square matrix: values [n], vectors [n, n] with one a column.
    ///
    /// Ascending by real part, then by imaginary part; columns of length 1, the first component that is not
    /// zero positive (real and positive, where complex). Real tensors when every eigenvalue is real, else
    /// with a last dimension of 2, (real, imaginary). Without a derivative; computed in f64.
    /// - Throws: `.shape` unless square, `.value` when not finite.
    public func eig() throws -> (values: Tensor, vectors: Tensor) {
        let a = try undifferentiated("eig")
        let n = try a.checkedSquare("eig")
        let pairs = try LAPACK.eigen(a.doubles(), n: n).map(Tensor.normalized)
            .sorted { ($0.value[0], $0.value[1]) < ($1.value[0], $1.value[1]) }
        let isReal = pairs.allSatisfy { $0.value[1] == 0 }
        let parts = isReal ? 1 : 2
        let values = pairs.flatMap { pair in (0..<parts).map { pair.value[$0] } }
        let vectors = (0..<n).flatMap { i in pairs.flatMap { pair in (0..<parts).map { pair.vector[i][$0] } }
        }
        let tail = isReal ? [] : [2]
        return (
            try Tensor(values, shape: [n] + tail).to(a.dtype),
            try Tensor(vectors, shape: [n, n] + tail).to(a.dtype)
        )
    }

    /// Eigenvalues, ascending, and orthonormal eigenvectors, one a column, of a symmetric matrix.
    ///
    /// The first component of each vector that is not zero is positive. Of the matrix the lower triangle
    /// counts, as in PyTorch. Without a derivative; computed in f64.
    /// - Throws: `.shape` unless square, `.value` when not finite.
    public func eigh() throws -> (values: Tensor, vectors: Tensor) {
        let a = try undifferentiated("eigh")
        let n = try a.checkedSquare("eigh")
        // A row-major lower triangle is a column-major upper one.
        let (values, rows) = try LAPACK.symmetricEigen(a.doubles(), n: n)
        var vectors = [Double](repeating: 0, count: n * n)
        for j in 0..<n {
            let row = Array(rows[j * n..<(j + 1) * n])
            let sign = (row.first { Swift.abs($0) > 1e-12 } ?? 1) < 0 ? -1.0 : 1.0
            for i in 0..<n { vectors[i * n + j] = sign * row[i] }
        }
        return (try Tensor(values).to(a.dtype), try Tensor(vectors, shape: [n, n]).to(a.dtype))
    }

    /// A vector of length 1 whose first component that is not zero is real and positive. Rounding noise
    /// counts as zero.
    private static func normalized(_ pair: LAPACK.Pair) -> LAPACK.Pair {
        let length = pair.vector.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
        let first = pair.vector.first { ($0 * $0).sum().squareRoot() > 1e-12 * length } ?? SIMD2(1, 0)
        let size = (first * first).sum().squareRoot()
        // Multiplied by the conjugate of the first component's direction.
        let turn = SIMD2(first[0], -first[1]) / (size * (length > 0 ? length : 1))
        let vector = pair.vector.map { z in
            SIMD2(z[0] * turn[0] - z[1] * turn[1], z[0] * turn[1] + z[1] * turn[0])
        }
        return LAPACK.Pair(value: pair.value, vector: vector)
    }

    private func undifferentiated(_ name: String) throws -> Tensor {
        guard !isRecorded else {
            throw Fault(
                .value, "\(name) has no derivative",
                hint: "compute it outside the function that is differentiated")
        }
        return try floating()
    }
}
