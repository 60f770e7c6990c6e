import Kernels

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
        case .f32: return try each(shape, Float.self) { try singles($0, $1, into: $2) }
        case .f64: return try each(shape, Double.self) { doubles($0, $1, into: $2) }
        default: return try integers(shape)
        }
    }

    private func singles(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>
    ) throws {
        let status = kernels_gemm_f32(
            transposeA ? 1 : 0, transposeB ? 1 : 0, Int64(m), Int64(n), Int64(k), 1, x, Int64(rowStepA), y,
            Int64(rowStepB), 0, z, Int64(n))
        guard status == 0 else { throw Fault.outOfMemory("a matrix product") }
    }

    // Tiles of the result have a fixed size, whatever the number of threads, so that bits do not depend on
    // it.
    private func doubles(
        _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>
    ) {
        let tile = 256
        let columns = (n + tile - 1) / tile
        Threads.parallel(chunks: (m + tile - 1) / tile * columns) { chunk in
            let (i, j) = (chunk / columns * tile, chunk % columns * tile)
            OpenBLAS.multiply(
                min(tile, m - i), min(tile, n - j), k,
                OpenBLAS.Operand(
                    pointer: x + (transposeA ? i : i * k), transposed: transposeA, rowStep: rowStepA),
                OpenBLAS.Operand(
                    pointer: y + (transposeB ? j * k : j), transposed: transposeB, rowStep: rowStepB),
                into: z + i * n + j, rowStep: n)
        }
    }

    /// Elements from one stored row of an operand to the next.
    private var rowStepA: Int { transposeA ? m : k }
    private var rowStepB: Int { transposeB ? k : n }

    /// Calls the body with the matrices of every place of the stack.
    private func each<T: Element>(
        _ shape: [Int], _: T.Type,
        _ body: (UnsafePointer<T>, UnsafePointer<T>, UnsafeMutablePointer<T>) throws -> Void
    ) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                try Tensor.make(shape, of: T.self) { z in
                    guard z.count > 0, let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress
                    else { return }
                    let (stepA, stepB) = (batch.walk.rowSteps[0], batch.walk.rowSteps[1])
                    var at = 0
                    try batch.walk.rows { offsets, count in
                        for i in 0..<count {
                            try body(
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
