/// Products of stacks of matrices, without derivatives.
struct MatrixProduct {
    let a: Tensor
    let b: Tensor
    let transposeA: Bool
    let transposeB: Bool
    let m: Int
    let n: Int
    let k: Int
    private let batch: Broadcast

    /// - Throws: `.shape` when the inner sizes differ or the stacks do not broadcast, `.limit` for sizes
    ///   that BLAS cannot count.
    init(_ a: Tensor, _ b: Tensor, transposeA: Bool, transposeB: Bool) throws {
        self.a = a
        self.b = b
        self.transposeA = transposeA
        self.transposeB = transposeB
        let (rowsA, columnsA) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
        let (rowsB, columnsB) = (b.shape[b.rank - 2], b.shape[b.rank - 1])
        (m, k) = transposeA ? (columnsA, rowsA) : (rowsA, columnsA)
        n = transposeB ? rowsB : columnsB
        let inner = transposeB ? columnsB : rowsB
        guard inner == k else {
            throw Fault(.shape, "\(a.shape.sizes) @ \(b.shape.sizes): inner sizes \(k) and \(inner) differ")
        }
        guard max(m, n, k) <= Int32.max else {
            throw Fault(.limit, "\(a.shape.sizes) @ \(b.shape.sizes): sizes of a product are below 2^31")
        }
        batch = try Broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    }

    /// The product, of the broadcast stack shape and [m, n].
    func compute() throws -> Tensor {
        let shape = batch.shape + [m, n]
        guard k > 0 else { return try Tensor.zeros(shape, a.dtype) }
        switch a.dtype {
        case .f32: return try reals(shape, Float.self)
        case .f64: return try reals(shape, Double.self)
        default: return try integers(shape)
        }
    }

    private func reals<T: RealElement>(_ shape: [Int], _: T.Type) throws -> Tensor {
        try each(shape, T.self) { x, y, z in
            T.multiply(m, n, k, x, transposed: transposeA, y, transposed: transposeB, into: z)
        }
    }

    /// Calls the body with the matrices of every place of the stack.
    private func each<T: Element>(
        _ shape: [Int], _: T.Type,
        _ body: (UnsafePointer<T>, UnsafePointer<T>, UnsafeMutablePointer<T>) -> Void
    ) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                try Tensor.make(shape, of: T.self) { z in
                    guard z.count > 0, let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress
                    else { return }
                    let (stepA, stepB) = (batch.walk.rowSteps[0], batch.walk.rowSteps[1])
                    var at = 0
                    batch.walk.rows { offsets, count in
                        for i in 0..<count {
                            body(
                                x + (offsets[0] + i * stepA) * m * k, y + (offsets[1] + i * stepB) * k * n,
                                z + at * m * n)
                            at += 1
                        }
                    }
                }
            }
        }
    }

    /// Integers, exactly.
    private func integers(_ shape: [Int]) throws -> Tensor {
        var overflow = false
        let (left, right) = (try MatrixProduct.wide(a), try MatrixProduct.wide(b))
        let product = try MatrixProduct(left, right, transposeA: transposeA, transposeB: transposeB)
        let result = try product.each(shape, Int.self) { x, y, z in
            for i in 0..<m {
                for j in 0..<n {
                    var total = 0
                    for l in 0..<k {
                        let (p, over) = x[transposeA ? l * m + i : i * k + l]
                            .multipliedReportingOverflow(by: y[transposeB ? j * k + l : l * n + j])
                        let (sum, over2) = total.addingReportingOverflow(p)
                        total = sum
                        overflow = overflow || over || over2
                    }
                    z[i * n + j] = total
                }
            }
        }
        if overflow { throw Fault(.value, "a product of i64 matrices gives a number that i64 cannot hold") }
        return result
    }

    private static func wide(_ x: Tensor) throws -> Tensor { try x.constant.to(.i64) }
}
