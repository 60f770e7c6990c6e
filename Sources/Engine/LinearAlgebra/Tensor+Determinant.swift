extension Tensor {
    /// The determinants of square matrices; 1 of an empty one. The derivative is the matrix of cofactors,
    /// det·A⁻ᵀ, also where A is singular.
    ///
    /// - Throws: `.shape` unless square, `.value` when not finite, or for a second derivative at a singular
    ///   matrix.
    public func det() throws -> Tensor {
        let a = try floating()
        let n = try a.squareSize("det")
        let value = try MatrixStack(a.constant, "det").map([], a.dtype) { [LAPACK.determinant($0, n: n)] }
        return try Tensor.recorded(value, of: [a]) { g, inputs, output, _ in
            let scale = try g.unsqueeze(dim: -1).unsqueeze(dim: -1)
            guard try output.constant.equal(0).any() else {
                return [try scale * output.unsqueeze(dim: -1).unsqueeze(dim: -1) * inputs[0].inv().T]
            }
            guard !g.isRecorded, !inputs[0].isRecorded else {
                throw Fault(.value, "det has no second derivative here: the matrix is singular")
            }
            return [try scale * inputs[0].cofactors()]
        }
    }

    /// The signs of determinants, and the logarithms of their sizes: 0 and -inf where singular.
    ///
    /// The derivative of the logarithm is A⁻ᵀ; the sign has none.
    /// - Throws: `.shape` unless square, `.value` when not finite, or differentiated where singular.
    public func slogdet() throws -> (sign: Tensor, logabsdet: Tensor) {
        let a = try floating()
        let n = try a.squareSize("slogdet")
        let parts = try MatrixStack(a.constant, "slogdet").map([[], []], a.dtype) { matrix in
            let found = LAPACK.logDeterminant(matrix, n: n)
            return [[found.sign], [found.logarithm]]
        }
        let logarithm = try Tensor.recorded(parts[1], of: [a]) { g, inputs, _, _ in
            [try g.unsqueeze(dim: -1).unsqueeze(dim: -1) * inputs[0].inv().T]
        }
        return (parts[0], logarithm)
    }

    /// The cofactors of square matrices: with A = U·S·Vᵀ they are det(U)·det(V)·U·S′·Vᵀ, where each entry of
    /// the diagonal S′ is the product of all other singular values.
    private func cofactors() throws -> Tensor {
        let n = shape[rank - 1]
        return try MatrixStack(self, "det").map([n, n], dtype) { matrix in
            let (u, s, vt) = try LAPACK.singularValues(matrix, m: n, n: n)
            let turn = LAPACK.determinant(u, n: n) * LAPACK.determinant(vt, n: n)
            let others = s.indices.map { i in s.indices.reduce(turn) { $1 == i ? $0 : $0 * s[$1] } }
            var product = [Double](repeating: 0, count: n * n)
            for place in product.indices {
                let (row, column) = (place / n, place % n)
                for l in 0..<n { product[place] += u[row * n + l] * others[l] * vt[l * n + column] }
            }
            return product
        }
    }
}
