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

    /// Calls the body for every row: a run along the innermost dimension.
    ///
    /// It gets the row's offset in each operand and the number of elements; `rowSteps` are the steps
    /// inside.
    func rows(_ body: (_ offsets: [Int], _ count: Int) -> Void) {
        guard !sizes.contains(0) else { return }
        guard let inner = sizes.last else { return body(steps.map { _ in 0 }, 1) }
        var position = [Int](repeating: 0, count: sizes.count - 1)
        var offsets = steps.map { _ in 0 }
        while true {
            body(offsets, inner)
            var dim = position.count - 1
            while dim >= 0 {
                position[dim] += 1
                for operand in offsets.indices { offsets[operand] += steps[operand][dim] }
                if position[dim] < sizes[dim] { break }
                for operand in offsets.indices { offsets[operand] -= steps[operand][dim] * sizes[dim] }
                position[dim] = 0
                dim -= 1
            }
            if dim < 0 { return }
        }
    }

    /// The steps within a row.
    var rowSteps: [Int] { steps.map { $0.last ?? 0 } }

    private func joins(_ steps: [[Int]], at dim: Int, size: Int) -> Bool {
        steps.indices.allSatisfy { self.steps[$0].last == steps[$0][dim] * size }
    }
}
