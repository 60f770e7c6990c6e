extension Tensor {
    /// Eigenvalues and eigenvectors of square matrices: values [..., n], vectors [..., n, n] with one a
    /// column; computed in f64.
    ///
    /// Ascending by real part, then by imaginary part; columns of length 1, the first component that is not
    /// zero positive (real and positive, where complex). Real tensors when every eigenvalue is real, else
    /// with a last dimension of 2, (real, imaginary). Differentiable where the eigenvalues are real and
    /// differ.
    /// - Throws: `.shape` unless square, `.value` when not finite, or when differentiated at complex
    ///   eigenvalues.
    public func eig() throws -> (values: Tensor, vectors: Tensor) {
        let a = try floating()
        let n = try a.squareSize("eig")
        let stack = try MatrixStack(a.constant, "eig")
        let pairs = try (0..<stack.count).map { index in
            try LAPACK.eigen(stack[index], n: n).map(Tensor.normalized)
                .sorted { ($0.value[0], $0.value[1]) < ($1.value[0], $1.value[1]) }
        }
        let isReal = pairs.joined().allSatisfy { $0.value[1] == 0 }
        guard isReal || !a.isRecorded else {
            throw Fault(
                .value, "eig has no derivative here: there are complex eigenvalues",
                hint: "compute it outside the function that is differentiated")
        }
        let parts = isReal ? 1 : 2
        let tail = stack.batch + [n]
        let values = pairs.joined().flatMap { pair in (0..<parts).map { pair.value[$0] } }
        let vectors = pairs.flatMap { pairs in
            (0..<n).flatMap { i in pairs.flatMap { pair in (0..<parts).map { pair.vector[i][$0] } } }
        }
        let pair = isReal ? [] : [2]
        let results = [
            try Tensor(values, shape: tail + pair).to(a.dtype),
            try Tensor(vectors, shape: tail + [n] + pair).to(a.dtype),
        ]
        let outputs = try Tensor.recorded(several: results, of: [a]) { g, _, outputs, _ in
            [try Tensor.eigenGradient(g[0], g[1], values: outputs[0], vectors: outputs[1])]
        }
        return (outputs[0], outputs[1])
    }

    /// Eigenvalues, ascending, and orthonormal eigenvectors, one a column, of symmetric matrices; computed in
    /// f64.
    ///
    /// The first component of each vector that is not zero is positive. Of the matrix the lower triangle
    /// counts; the gradient is symmetric, as in PyTorch. Differentiable where eigenvalues differ.
    /// - Throws: `.shape` unless square, `.value` when not finite.
    public func eigh() throws -> (values: Tensor, vectors: Tensor) {
        let a = try floating()
        let n = try a.squareSize("eigh")
        let results = try MatrixStack(a.constant, "eigh").map([[n], [n, n]], a.dtype) { matrix in
            // A row-major lower triangle is a column-major upper one.
            let (values, rows) = try LAPACK.symmetricEigen(matrix, n: n)
            var vectors = [Double](repeating: 0, count: n * n)
            for j in 0..<n {
                let row = Array(rows[j * n..<(j + 1) * n])
                let sign = (row.first { Swift.abs($0) > 1e-12 } ?? 1) < 0 ? -1.0 : 1.0
                for i in 0..<n { vectors[i * n + j] = sign * row[i] }
            }
            return [values, vectors]
        }
        let outputs = try Tensor.recorded(several: results, of: [a]) { g, _, outputs, _ in
            let v = outputs[1]
            let turn = try Tensor.product(v, g[1], transposeA: true) / Tensor.gaps(outputs[0])
            let inner = try Tensor.offDiagonal(turn) + Tensor.eye(n, v.dtype) * g[0].unsqueeze(dim: -2)
            let full = try Tensor.product(Tensor.product(v, inner), v, transposeB: true)
            return [try (full + full.T) * 0.5]
        }
        return (outputs[0], outputs[1])
    }

    /// ∂A = V⁻ᵀ·(diag(gL) + M/E)·Vᵀ with M = Vᵀ·gV − Vᵀ·V·diag(Vᵀ·gV), which keeps the columns' lengths, and
    /// eigenvalue gaps E.
    ///
    /// Source: Boeddeker et al., "On the computation of complex-valued gradients", arXiv:1701.00392, 4.77.
    private static func eigenGradient(_ gradL: Tensor, _ gradV: Tensor, values: Tensor, vectors v: Tensor)
        throws -> Tensor
    {
        let one = try eye(v.shape[v.rank - 1], v.dtype)
        let product = try product(v, gradV, transposeA: true)
        let lengths = try (product * one).sum(dim: -2, keepdim: true)
        let turn = try (product - Tensor.product(v, v, transposeA: true) * lengths) / gaps(values)
        let inner = try offDiagonal(turn) + one * gradL.unsqueeze(dim: -2)
        return try v.T.solved(Tensor.product(inner, v, transposeB: true))
    }

    /// λⱼ − λᵢ, and 1 on the diagonal.
    private static func gaps(_ values: Tensor) throws -> Tensor {
        try values.unsqueeze(dim: -2) - values.unsqueeze(dim: -1)
            + eye(values.shape[values.rank - 1], values.dtype)
    }

    private static func offDiagonal(_ x: Tensor) throws -> Tensor {
        try x.tril(diagonal: -1) + x.triu(diagonal: 1)
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
}
