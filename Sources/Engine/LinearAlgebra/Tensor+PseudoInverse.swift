extension Tensor {
    /// The Moore-Penrose inverses of matrices: [..., m, n] → [..., n, m]; computed in f64.
    ///
    /// Singular values up to `rtol` times the largest count as 0; by default `rtol` is the larger size times
    /// the rounding unit of the dtype, as in PyTorch. Differentiable where the rank does not change.
    /// - Throws: `.shape` for fewer than two dimensions, `.value` when not finite.
    public func pinv(rtol: Double? = nil) throws -> Tensor {
        let a = try floating()
        let stack = try MatrixStack(a.constant, "pinv")
        let (m, n, k) = (stack.rows, stack.columns, Swift.min(stack.rows, stack.columns))
        let tolerance = rtol ?? a.rankTolerance
        let value = try stack.map([n, m], a.dtype) { matrix in
            let (u, s, vt) = try LAPACK.singularValues(matrix, m: m, n: n)
            let inverse = s.map { $0 > tolerance * (s.first ?? 0) ? 1 / $0 : 0 }
            var product = [Double](repeating: 0, count: n * m)
            for place in product.indices {
                let (row, column) = (place / m, place % m)
                for l in 0..<k { product[place] += vt[l * n + row] * inverse[l] * u[column * k + l] }
            }
            return product
        }
        return try Tensor.recorded(value, of: [a]) { g, inputs, output, _ in
            [try Tensor.pseudoInverseGradient(g, inputs[0], output)]
        }
    }

    /// How many singular values are above `rtol` times the largest, as i64.
    public func matrixRank(rtol: Double? = nil) throws -> Tensor {
        let s = try constant.svdvals()
        guard s.shape[s.rank - 1] > 0 else { return try Tensor.zeros(Array(s.shape.dropLast()), .i64) }
        let bound = try s.amax(dim: [-1], keepdim: true) * (rtol ?? floating().rankTolerance)
        return try s.greater(bound).to(.i64).sum(dim: -1)
    }

    /// What `lstsq` finds.
    public typealias LeastSquares = (solution: Tensor, residuals: Tensor, rank: Tensor, singularValues: Tensor)

    /// The X of smallest size among those with the smallest ‖A·X − B‖, for matrices [..., m, n] and right-hand
    /// sides [m], or [..., m, k]; differentiable in both.
    ///
    /// Residuals are the sums of squares ‖A·X − B‖² of each column where m > n and A has full rank, else
    /// empty.
    /// - Throws: `.shape` when sizes do not fit, `.value` when not finite.
    public func lstsq(_ right: Tensor, rcond: Double? = nil) throws -> LeastSquares {
        var (a, b) = try Tensor.unified(self, right)
        (a, b) = (try a.floating(), try b.floating())
        guard a.rank >= 2, b.rank == 1 || b.rank >= 2, b.shape[b.rank == 1 ? 0 : b.rank - 2] == a.shape[a.rank - 2]
        else { throw Fault(.shape, "lstsq of a matrix \(a.shape.sizes) with a right-hand side \(b.shape.sizes)") }
        let columns = b.rank == 1 ? try b.unsqueeze(dim: 1) : b
        let solution = try a.pinv(rtol: rcond).matmul(columns)
        let found = try a.matrixRank(rtol: rcond)
        let (m, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
        let isOver = try m > n && found.equal(Double(n)).all()
        let residuals = isOver
            ? try (a.matmul(solution) - columns).square().sum(dim: -2) : try Tensor.zeros([0], a.dtype)
        let x = b.rank == 1 ? try solution.squeeze(dim: -1) : solution
        return (x, residuals, found, try a.constant.svdvals())
    }

    /// The larger size times the distance from 1 to the next number.
    private var rankTolerance: Double {
        let unit = dtype == .f32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
        return Double(Swift.max(shape[rank - 2], shape[rank - 1])) * unit
    }

    /// Source: Golub and Pereyra, "The differentiation of pseudo-inverses", 1973, equation 4.12.
    private static func pseudoInverseGradient(_ g: Tensor, _ a: Tensor, _ p: Tensor) throws -> Tensor {
        // dP = −P·dA·P + P·Pᵀ·dAᵀ·(1 − A·P) + (1 − P·A)·dAᵀ·Pᵀ·P
        let gt = try g.T
        let direct = try product(product(p, g, transposeA: true), p, transposeB: true).neg()
        let image = try product(gt - product(product(a, p), gt), product(p, p, transposeB: true))
        let kernel = try product(product(p, p, transposeA: true), gt - product(product(gt, p), a))
        return try direct + image + kernel
    }
}
