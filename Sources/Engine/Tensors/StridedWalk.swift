/// A walk in row-major order over a block of elements that lie at regular steps in one or more operands.
///
/// Neighbouring dimensions that are stepped through alike in all operands are merged, and sizes of 1 left
/// out, so a walk has few levels: one for contiguous operands.
struct StridedWalk {
    /// Sizes of the dimensions, outermost first.
    private(set) var sizes: [Int] = []
    /// For each operand the step in elements along each dimension; 0 repeats, negative steps go backwards.
    private(set) var steps: [[Int]]

    init(sizes: [Int], steps: [[Int]]) {
        self.steps = steps.map { _ in [] }
        for dim in sizes.indices where sizes[dim] != 1 {
            if let last = self.sizes.last, joins(steps, at: dim, size: sizes[dim]) {
                self.sizes[self.sizes.count - 1] = last * sizes[dim]
                for operand in steps.indices { self.steps[operand].removeLast() }
            } else {
                self.sizes.append(sizes[dim])
            }
            for operand in steps.indices { self.steps[operand].append(steps[operand][dim]) }
        }
    }

    /// The steps of a contiguous tensor.
    static func rowMajor(_ shape: [Int]) -> [Int] {
        var steps = shape
        var step = 1
        for dim in shape.indices.reversed() {
            steps[dim] = step
            step *= Swift.max(1, shape[dim])
        }
        return steps
    }

    /// A part of a walk of at most eight dimensions, as kernels take it.
    struct Block {
        /// Sizes of the dimensions.
        let shape: [Int64]
        /// For each operand the steps along them.
        let steps: [[Int64]]
        /// The number of dimensions.
        var rank: Int32 { Int32(shape.count) }
    }

    /// Calls the body for the innermost eight dimensions at every position of those outside of them.
    ///
    /// It gets the block, its offset in each operand, and how many elements were before it.
    func blocks(_ body: (_ block: Block, _ offsets: [Int], _ before: Int) -> Void) {
        let split = Swift.max(0, sizes.count - 8)
        let block = Block(
            shape: sizes[split...].map(Int64.init), steps: steps.map { $0[split...].map(Int64.init) })
        let size = sizes[split...].reduce(1, *)
        positions(of: split) { offsets, index in body(block, offsets, index * size) }
    }

    /// Calls the body for every row: a run along the innermost dimension.
    ///
    /// It gets the row's offset in each operand and the number of elements; `rowSteps` are the steps
    /// inside.
    func rows(_ body: (_ offsets: [Int], _ count: Int) throws -> Void) rethrows {
        try positions(of: Swift.max(0, sizes.count - 1)) { offsets, _ in
            try body(offsets, sizes.last ?? 1)
        }
    }

    /// The steps within a row.
    var rowSteps: [Int] { steps.map { $0.last ?? 0 } }

    /// Calls the body for every position of the outermost dimensions, with the offsets of the operands.
    private func positions(of dims: Int, _ body: (_ offsets: [Int], _ index: Int) throws -> Void) rethrows {
        guard !sizes.contains(0) else { return }
        var position = [Int](repeating: 0, count: dims)
        var offsets = steps.map { _ in 0 }
        for index in 0..<sizes[..<dims].reduce(1, *) {
            try body(offsets, index)
            var dim = dims - 1
            while dim >= 0 {
                position[dim] += 1
                for operand in offsets.indices { offsets[operand] += steps[operand][dim] }
                if position[dim] < sizes[dim] { break }
                for operand in offsets.indices { offsets[operand] -= steps[operand][dim] * sizes[dim] }
                position[dim] = 0
                dim -= 1
            }
        }
    }

    private func joins(_ steps: [[Int]], at dim: Int, size: Int) -> Bool {
        steps.indices.allSatisfy { self.steps[$0].last == steps[$0][dim] * size }
    }
}
