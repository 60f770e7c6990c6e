/// What stands at one place of an index: `x[0:3, :, -1]`.
public enum TensorIndex: Sendable, Equatable {
    /// One position, which removes the dimension; negative counts from the end.
    case at(Int)
    /// `start:stop:step` as in Python: half open, negatives count from the end, ends outside are cut back.
    case range(start: Int?, stop: Int?, step: Int)
    /// As many whole dimensions as are not named.
    case ellipsis
    /// A new dimension of size 1.
    case newAxis

    /// A whole dimension: `:`.
    public static let all = TensorIndex.range(start: nil, stop: nil, step: 1)
}

extension Tensor {
    /// The part that an index names; dimensions that are not named are whole.
    ///
    /// - Throws: `.shape` for too many places, `.value` for a position outside or a step of 0.
    public func slice(_ index: [TensorIndex]) throws -> Tensor {
        let plan = try SlicePlan(shape: shape, index: index)
        return try sliced(plan)
    }

    /// One position along a dimension, which goes away.
    public func select(dim: Int, index: Int) throws -> Tensor {
        try slice([TensorIndex](repeating: .all, count: try dimension(dim)) + [.at(index)])
    }

    /// Positions `start ..< start + length` along a dimension.
    public func narrow(dim: Int, start: Int, length: Int) throws -> Tensor {
        let dim = try dimension(dim)
        guard start >= 0, length >= 0, start <= shape[dim], length <= shape[dim] - start else {
            throw Fault(.value, "\(length) positions from \(start) of a dimension of \(shape[dim])")
        }
        let places = [TensorIndex](repeating: .all, count: dim)
        return try slice(places + [.range(start: start, stop: start + length, step: 1)])
    }

    private func sliced(_ plan: SlicePlan) throws -> Tensor {
        let value = try picked(plan.shape, offset: plan.offset, steps: plan.steps)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.unsliced(plan)] }
    }

    /// Zeros with this tensor where the slice was taken; the derivative of slicing, and slicing is its
    /// derivative.
    func unsliced(_ plan: SlicePlan) throws -> Tensor {
        let value = try placed(in: plan.source, offset: plan.offset, steps: plan.steps)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.sliced(plan)] }
    }
}

/// An index resolved against a shape.
struct SlicePlan: Sendable {
    /// The shape that is sliced.
    let source: [Int]
    /// The result's shape.
    private(set) var shape: [Int] = []
    /// The way along each of the result's dimensions, in elements of the source.
    private(set) var steps: [Int] = []
    /// The position of the first element.
    private(set) var offset = 0

    init(shape source: [Int], index: [TensorIndex]) throws {
        self.source = source
        let strides = StridedWalk.rowMajor(source)
        var dim = 0
        for place in try SlicePlan.completed(index, rank: source.count, shape: source) {
            switch place {
            case .newAxis:
                shape.append(1)
                steps.append(0)
            case .at(let position):
                let size = source[dim]
                guard position >= -size, position < size else {
                    throw Fault(
                        .value, "index \(position) is outside a dimension of \(size) (shape \(source.sizes))")
                }
                offset += (position < 0 ? position + size : position) * strides[dim]
                dim += 1
            case .range(let start, let stop, let step):
                let (first, count) = try SlicePlan.resolve(start, stop, step, size: source[dim])
                offset += first * strides[dim]
                shape.append(count)
                steps.append(count > 1 ? step * strides[dim] : 0)
                dim += 1
            case .ellipsis: break
            }
        }
        if shape.contains(0) { offset = 0 }
    }

    private static func completed(_ index: [TensorIndex], rank: Int, shape: [Int]) throws -> [TensorIndex] {
        let named = index.filter { $0 != .newAxis && $0 != .ellipsis }.count
        guard named <= rank else {
            throw Fault(.shape, "\(named) indices for a tensor \(shape.sizes) of \(rank) dimensions")
        }
        let dots = index.indices.filter { index[$0] == .ellipsis }
        guard dots.count <= 1 else { throw Fault(.value, "an index has at most one \"...\"") }
        let rest = [TensorIndex](repeating: .all, count: rank - named)
        guard let at = dots.first else { return index + rest }
        return Array(index[..<at]) + rest + Array(index[(at + 1)...])
    }

    // Python's `slice.indices`.
    private static func resolve(
        _ start: Int?, _ stop: Int?, _ step: Int, size: Int
    ) throws -> (first: Int, count: Int) {
        guard step != 0, step > -(1 << 40), step < 1 << 40 else {
            throw Fault(.value, "a slice has a step other than 0 (and under 2^40), not \(step)")
        }
        let (low, high) = step > 0 ? (0, size) : (-1, size - 1)
        func clamp(_ position: Int) -> Int {
            let counted = position < 0 ? position &+ size : position
            return Swift.min(Swift.max(counted, low), high)
        }
        let first = start.map(clamp) ?? (step > 0 ? low : high)
        let last = stop.map(clamp) ?? (step > 0 ? high : low)
        let distance = step > 0 ? last - first : first - last
        return (first, distance > 0 ? (distance - 1) / step.magnitudeInt + 1 : 0)
    }
}

extension Int {
    /// The absolute value as an `Int`; not for `Int.min`.
    fileprivate var magnitudeInt: Int { self < 0 ? -self : self }
}
