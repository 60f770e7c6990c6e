extension Tensor {
    /// Tensors one after the other along a dimension.
    ///
    /// - Throws: `.shape` when other sizes differ, `.value` of nothing.
    public static func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw Fault(.value, "cat of no tensors") }
        guard first.rank > 0 else {
            throw Fault(.shape, "cat takes tensors with dimensions", hint: "use stack")
        }
        let at = try first.dimension(dim)
        let common = try tensors.reduce(first.dtype) { try commonDType($0, $1.dtype) }
        let parts = try tensors.map { try $0.to(common) }
        for part in parts where !part.fits(first, except: at) {
            throw Fault(
                .shape,
                "cat of \(first.shape.sizes) and \(part.shape.sizes): sizes differ outside dimension \(at)")
        }
        var shape = first.shape
        shape[at] = parts.reduce(0) { $0 &+ $1.shape[at] }
        let value = try joined(parts, shape, at, common)
        return try recorded(value, of: parts) { g, inputs, _, wants in
            var start = 0
            return try zip(inputs, wants).map { part, wanted in
                defer { start += part.shape[at] }
                return wanted ? try g.narrow(dim: at, start: start, length: part.shape[at]) : nil
            }
        }
    }

    /// Tensors of one shape as a tensor of one dimension more.
    ///
    /// - Throws: `.shape` when shapes differ, `.value` of nothing.
    public static func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw Fault(.value, "stack of no tensors") }
        for other in tensors where other.shape != first.shape {
            throw Fault(.shape, "stack of \(first.shape.sizes) and \(other.shape.sizes): shapes differ")
        }
        let at = try first.dimension(dim, of: first.rank + 1)
        return try cat(tensors.map { try $0.unsqueeze(dim: at) }, dim: at)
    }

    /// Parts of given sizes along a dimension.
    ///
    /// - Throws: `.shape` unless the sizes add up.
    public func split(_ sizes: [Int], dim: Int = 0) throws -> [Tensor] {
        let at = try dimension(dim)
        guard sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, &+) == shape[at] else {
            throw Fault(.shape, "sizes \(sizes) do not add up to the \(shape[at]) of dimension \(at)")
        }
        var start = 0
        return try sizes.map { size in
            defer { start += size }
            return try narrow(dim: at, start: start, length: size)
        }
    }

    private func fits(_ other: Tensor, except dim: Int) -> Bool {
        rank == other.rank && shape.indices.allSatisfy { $0 == dim || shape[$0] == other.shape[$0] }
    }

    private static func joined(_ parts: [Tensor], _ shape: [Int], _ dim: Int, _ dtype: DType) throws -> Tensor
    {
        let target = try Storage(shape: shape, dtype: dtype)
        let outer = shape[..<dim].reduce(1, &*)
        let inner = shape[(dim + 1)...].reduce(dtype.stride, &*)
        var at = 0
        for part in parts {
            let run = part.shape[dim] * inner
            for o in 0..<outer where run > 0 {
                (target.pointer + at + o * shape[dim] * inner)
                    .copyMemory(from: part.storage.pointer + o * run, byteCount: run)
            }
            at += run
        }
        return Tensor(shape: shape, dtype: dtype, storage: target)
    }
}
