extension Tensor {
    /// The sum of products that an equation says: letters name dimensions, those that the result lacks are
    /// summed over: `"ij,jk->ik"` is the matrix product, `"ii->i"` the diagonal, `"...ij->...ji"` a transpose.
    ///
    /// Without `->` the result has the letters that occur once, in alphabetical order, after those that an
    /// ellipsis stands for. Factors are multiplied from the left, each pair as one stack of matrix products.
    /// - Throws: `.value` for an equation that does not parse or fit, `.shape` where sizes of a letter differ.
    public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
        let plan = try EinsumPlan(equation, shapes: operands.map(\.shape))
        let common = try operands.dropFirst().reduce(operands.first?.dtype ?? .f32) { try commonDType($0, $1.dtype) }
        var factors = try zip(operands, plan.inputs).map { x, letters in
            try LetteredTensor(tensor: x.to(common), letters: letters).withoutRepeats()
        }
        var product = factors.removeFirst()
        for index in factors.indices {
            let needed = Set(plan.output).union(factors[(index + 1)...].flatMap(\.letters))
            product = try product.times(factors[index], keeping: needed)
        }
        return try product.arranged(as: plan.output)
    }
}

/// A tensor with a letter for each dimension, each letter once.
private struct LetteredTensor {
    var tensor: Tensor
    var letters: [Int]

    /// Dimensions of the same letter as one: their diagonal.
    func withoutRepeats() throws -> LetteredTensor {
        var result = self
        while let (a, b) = result.repeated {
            let moved = result.letters.indices.filter { $0 != a && $0 != b } + [a, b]
            result.tensor = try result.tensor.permute(moved).diagonal()
            result.letters = moved.dropLast().map { result.letters[$0] }
        }
        return result
    }

    private var repeated: (Int, Int)? {
        for b in letters.indices { if let a = letters[..<b].firstIndex(of: letters[b]) { return (a, b) } }
        return nil
    }

    /// The product, summed over letters that both have and nobody needs any more.
    func times(_ other: LetteredTensor, keeping needed: Set<Int>) throws -> LetteredTensor {
        let (a, b) = (try summed(keeping: needed.union(other.letters)), try other.summed(keeping: needed.union(letters)))
        let shared = a.letters.filter(b.letters.contains)
        let batch = shared.filter(needed.contains)
        let inner = shared.filter { !needed.contains($0) }
        let rows = a.letters.filter { !shared.contains($0) }
        let columns = b.letters.filter { !shared.contains($0) }
        let left = try a.matrices(batch, rows, inner, transposed: false)
        let right = try b.matrices(batch, columns, inner, transposed: true)
        let sizes = (batch + rows).map(a.size) + columns.map(b.size)
        return LetteredTensor(
            tensor: try left.matmul(right).reshape(sizes), letters: batch + rows + columns)
    }

    /// In the order of the result, other letters summed over.
    func arranged(as output: [Int]) throws -> Tensor {
        let kept = try summed(keeping: Set(output))
        return try kept.tensor.permute(output.map { letter in kept.letters.firstIndex(of: letter) ?? 0 })
    }

    private func size(_ letter: Int) -> Int { letters.firstIndex(of: letter).map { tensor.shape[$0] } ?? 1 }

    private func summed(keeping needed: Set<Int>) throws -> LetteredTensor {
        let gone = letters.indices.filter { !needed.contains(letters[$0]) }
        guard !gone.isEmpty else { return self }
        return LetteredTensor(tensor: try tensor.sum(dim: gone), letters: letters.filter(needed.contains))
    }

    private func matrices(_ batch: [Int], _ free: [Int], _ inner: [Int], transposed: Bool) throws -> Tensor {
        let order = transposed ? batch + inner + free : batch + free + inner
        let arranged = try tensor.permute(order.map { letter in letters.firstIndex(of: letter) ?? 0 })
        let (n, k) = (free.map(size).reduce(1, &*), inner.map(size).reduce(1, &*))
        return try arranged.reshape(batch.map(size) + (transposed ? [k, n] : [n, k]))
    }
}
