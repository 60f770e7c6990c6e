/// The matrices in a tensor's last two dimensions, in f64 and row-major, for LAPACK.
struct MatrixStack {
    /// The shape of the stack, without the matrices' two sizes.
    let batch: [Int]
    let rows: Int
    let columns: Int
    /// How many matrices there are.
    let count: Int
    private let values: [Double]

    /// - Throws: `.shape` for fewer than two dimensions, `.value` for entries that are not finite, `.limit`
    ///   for sizes that LAPACK cannot count.
    init(_ tensor: Tensor, _ name: String) throws {
        guard tensor.rank >= 2 else {
            throw Fault(.shape, "\(name) takes a matrix, not a tensor \(tensor.shape.sizes)")
        }
        guard try tensor.isFinite().all() else {
            throw Fault(.value, "\(name) of a matrix with entries that are not finite")
        }
        batch = Array(tensor.shape.dropLast(2))
        (rows, columns) = (tensor.shape[tensor.rank - 2], tensor.shape[tensor.rank - 1])
        guard max(rows, columns) < 1 << 30 else {
            throw Fault(.limit, "\(name) of a matrix of \(rows)×\(columns); sizes are below 2^30")
        }
        count = batch.reduce(1, &*)
        values = tensor.doubles()
    }

    /// A matrix of the stack, row by row.
    subscript(index: Int) -> [Double] {
        Array(values[index * rows * columns..<(index + 1) * rows * columns])
    }

    /// Refuses results that do not fit in memory before LAPACK takes any of it.
    ///
    /// LAPACK's own copy, its transpose, the joined one and the tensor may be there at once: four times the bytes.
    /// - Throws: `.limit` naming the shape.
    private func checkRoom(for shapes: [[Int]]) throws {
        for shape in shapes {
            let bytes = try MemoryBudget.bytes(of: batch + shape, .f64)
            guard bytes <= (MemoryBudget.bytesAllowed - MemoryBudget.bytesUsed) / 4 else {
                throw Fault(.limit, "a result \((batch + shape).sizes) of \(bytes) bytes, four times in memory, is too much")
            }
        }
    }

    /// A tensor with one result a matrix, each of a shape.
    func map(_ shape: [Int], _ dtype: DType, _ body: ([Double]) throws -> [Double]) throws -> Tensor {
        try checkRoom(for: [shape])
        return try Tensor((0..<count).flatMap { try body(self[$0]) }, shape: batch + shape).to(dtype)
    }

    /// Tensors with several results a matrix, of these shapes.
    func map(
        _ shapes: [[Int]], _ dtype: DType, _ body: ([Double]) throws -> [[Double]]
    ) throws -> [Tensor] {
        try checkRoom(for: shapes)
        var parts = shapes.map { _ in [Double]() }
        for index in 0..<count {
            for (part, result) in try body(self[index]).enumerated() { parts[part] += result }
        }
        return try zip(parts, shapes).map { try Tensor($0, shape: batch + $1).to(dtype) }
    }
}

extension Tensor {
    /// The size of square matrices.
    ///
    /// - Throws: `.shape` unless square.
    func squareSize(_ name: String) throws -> Int {
        guard rank >= 2, shape[rank - 2] == shape[rank - 1] else {
            throw Fault(.shape, "\(name) takes a square matrix, not a tensor \(shape.sizes)")
        }
        return shape[rank - 1]
    }
}
