/// How the losses of rows become the result.
public enum LossReduction: Sendable {
    /// One loss a row.
    case none
    /// Their mean; nan of no rows.
    case mean
    /// Their sum.
    case sum

    func apply(_ losses: Tensor) throws -> Tensor {
        switch self {
        case .none: losses
        case .mean: try losses.mean()
        case .sum: try losses.sum()
        }
    }
}

extension Tensor {
    /// The cross-entropy of rows of logits [n, classes] with labels [n]: log Σ eˣ − x[label].
    ///
    /// - Throws: `.shape` when sizes do not fit, `.value` for a label that is no class.
    public func crossEntropy(_ labels: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        try checkLabels(labels)
        return try logSoftmax(dim: 1).nllLoss(labels, reduction: reduction)
    }

    /// The negative log-likelihood of rows of log-probabilities [n, classes] at labels [n].
    ///
    /// - Throws: `.shape` when sizes do not fit, `.value` for a label that is no class.
    public func nllLoss(_ labels: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        let classes = try checkLabels(labels)
        let rows = try Tensor.arange(labels.count) * classes + labels.to(.i64)
        return try reduction.apply(taken(at: rows).neg())
    }

    @discardableResult
    private func checkLabels(_ labels: Tensor) throws -> Int {
        guard rank == 2, labels.shape == [shape[0]] else {
            throw Fault(
                .shape,
                "cross-entropy takes logits (n, classes) and labels (n,), not \(shape.sizes) and "
                    + labels.shape.sizes)
        }
        guard !labels.dtype.isFloat, labels.dtype != .bool else {
            throw Fault(.type, "labels are integers, not \(labels.dtype.rawValue)")
        }
        for label in try labels.ints() where label < 0 || label >= shape[1] {
            throw Fault(.value, "label \(label) is none of the \(shape[1]) classes 0 to \(shape[1] - 1)")
        }
        return shape[1]
    }
}
