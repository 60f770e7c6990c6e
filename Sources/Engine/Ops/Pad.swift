/// What stands outside of a padded tensor.
public enum PadMode: String, Sendable, CaseIterable {
    /// One value everywhere.
    case constant
    /// The elements mirrored at the border element, which is not repeated.
    case reflect
    /// The border element.
    case replicate
    /// The elements from the other end.
    case circular
}

extension Tensor {
    /// Elements put around the tensor: `pad` has two counts, before and after, for the last dimension, then
    /// for the one before it, and so on, as in PyTorch. Negative counts cut off.
    ///
    /// - Throws: `.value` when counts do not pair up or do not fit the mode, `.shape` when there are more
    ///   pairs than dimensions or more is cut off than there is.
    public func pad(_ pad: [Int], mode: PadMode = .constant, value: Double = 0) throws -> Tensor {
        guard pad.count % 2 == 0 else { throw Fault(.value, "pad takes pairs of counts, not \(pad)") }
        guard pad.count <= 2 * rank else { throw Fault(.shape, "pad \(pad) of a tensor \(shape.sizes)") }
        var result = self
        for pair in 0..<pad.count / 2 {
            let (before, after) = (pad[2 * pair], pad[2 * pair + 1])
            let dim = rank - 1 - pair
            guard before != 0 || after != 0 else { continue }
            let sum = try padded(shape[dim], before, after)
            result = try mode == .constant
                ? result.framed(dim, before, size: sum, value)
                : result.continued(dim, before, size: sum, mode)
        }
        return result
    }

    private func padded(_ size: Int, _ before: Int, _ after: Int) throws -> Int {
        let bound = 1 << 60
        guard Swift.max(before, after) < bound, Swift.min(before, after) > -bound, size + before + after >= 0,
            size + Swift.min(0, before) + Swift.min(0, after) >= 0
        else { throw Fault(.shape, "pad of \(before) and \(after) around a dimension of \(size) (\(shape.sizes))") }
        return size + before + after
    }

    private func framed(_ dim: Int, _ before: Int, size: Int, _ value: Double) throws -> Tensor {
        let first = Swift.max(0, -before)
        let end = Swift.min(shape[dim], size - before)
        let kept = try narrow(dim: dim, start: first, length: Swift.max(0, end - first))
        var target = shape
        target[dim] = size
        let start = Swift.max(0, before)
        let places: [TensorIndex] = (0..<rank).map {
            $0 == dim ? .range(start: start, stop: start + kept.shape[dim], step: 1) : .all
        }
        if value == 0, dtype.isFloat { return try kept.unsliced(SlicePlan(shape: target, index: places)) }
        return try Tensor.full(target, value, dtype).replacing(places, with: kept)
    }

    private func continued(_ dim: Int, _ before: Int, size: Int, _ mode: PadMode) throws -> Tensor {
        let length = shape[dim]
        let most = mode == .reflect ? length - 1 : mode == .circular ? length : Int.max
        guard length > 0, Swift.max(before, size - length - before) <= most else {
            throw Fault(
                .value, "\(mode.rawValue) padding around a dimension of \(length) (\(shape.sizes)) takes counts up to "
                    + "\(Swift.max(0, Swift.min(most, length)))")
        }
        _ = try MemoryBudget.bytes(of: [size], .i64)
        return try indexSelect(
            dim: dim,
            (0..<size).map { position in
                let at = position - before
                switch mode {
                case .reflect: return at < 0 ? -at : at < length ? at : 2 * (length - 1) - at
                case .circular: return ((at % length) + length) % length
                case .replicate, .constant: return Swift.min(Swift.max(0, at), length - 1)
                }
            })
    }
}
