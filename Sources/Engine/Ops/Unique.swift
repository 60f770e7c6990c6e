/// The different elements of a tensor.
public struct UniqueElements: Sendable {
    /// The elements, ascending, each once; every nan by itself, at the end.
    public let values: Tensor
    /// For each element of the tensor the position of its value, in the tensor's shape.
    public let inverse: Tensor
    /// How often each value occurs.
    public let counts: Tensor
}

extension Tensor {
    /// The different elements of all dimensions, ascending; without derivative.
    public func unique() throws -> UniqueElements {
        let flat = try constant.flatten()
        let order = try flat.argsort(dim: 0).ints()
        // Compared as doubles, integers beyond 2⁵³ would run together.
        let sorted = try flat.indexSelect(dim: 0, order)
        let isNew = try sorted.differsFromPrevious()
        var (firsts, counts) = ([Int](), [Int]())
        var inverse = [Int](repeating: 0, count: order.count)
        for (rank, place) in order.enumerated() {
            if isNew[rank] {
                firsts.append(rank)
                counts.append(0)
            }
            counts[counts.count - 1] += 1
            inverse[place] = firsts.count - 1
        }
        return UniqueElements(
            values: try sorted.indexSelect(dim: 0, firsts), inverse: try Tensor(inverse, shape: shape),
            counts: try Tensor(counts))
    }

    private func differsFromPrevious() throws -> [Bool] {
        guard count > 1 else { return [Bool](repeating: true, count: count) }
        let later = try narrow(dim: 0, start: 1, length: count - 1)
        let earlier = try narrow(dim: 0, start: 0, length: count - 1)
        return [true] + (try later.notEqual(earlier).bools())
    }
}
