extension Tensor {
    /// The cross-entropy of rows of logits [n, classes] with labels [n]: log Σ eˣ − x[label].
    ///
    /// - Throws: `.shape` when sizes do not fit, `.value` for a label that is no class.
    public func crossEntropy(_ labels: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        let labels = try checkedLabels(labels)
        let x = try floating()
        let logs = try x.constant.rowLogSoftmax()
        let value =
            x.dtype == .f32
            ? try logs.pickedLosses(labels, Float.self) : try logs.pickedLosses(labels, Double.self)
        let losses = try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in
            if g.isRecorded || inputs[0].isRecorded {
                // softmax − one-hot, each row times its loss's gradient.
                let excess = try inputs[0].softmax() - Tensor.oneHot(labels, of: inputs[0])
                return [try g.unsqueeze(dim: 1) * excess]
            }
            let gradient =
                g.dtype == .f32
                ? try logs.logitGradient(labels, g, Float.self)
                : try logs.logitGradient(labels, g, Double.self)
            return [gradient]
        }
        return try reduction.apply(losses)
    }

    /// The negative log-likelihood of rows of log-probabilities [n, classes] at labels [n].
    ///
    /// - Throws: `.shape` when sizes do not fit, `.value` for a label that is no class.
    public func nllLoss(_ labels: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        let labels = try checkedLabels(labels)
        let rows = try Tensor.arange(labels.count) * shape[1] + labels
        return try reduction.apply(floating().taken(at: rows).neg())
    }

    /// Labels as i64, each one of the classes.
    private func checkedLabels(_ labels: Tensor) throws -> Tensor {
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
        return try labels.to(.i64)
    }

    private static func oneHot(_ labels: Tensor, of logits: Tensor) throws -> Tensor {
        let places = try arange(labels.count) * logits.shape[1] + labels
        return try ones([labels.count], logits.dtype).added(at: places, in: logits.shape)
    }

    private func pickedLosses<T: RealElement>(_ labels: Tensor, _: T.Type) throws -> Tensor {
        try withElements(of: T.self) { logs in
            try Tensor.make([shape[0]], of: T.self) { losses in
                T.kernels.crossEntropy(
                    logs.baseAddress, labels.places, Int64(shape[0]), Int64(shape[1]), losses.baseAddress)
            }
        }
    }

    private func logitGradient<T: RealElement>(_ labels: Tensor, _ g: Tensor, _: T.Type) throws -> Tensor {
        try withElements(of: T.self) { logs in
            try g.withElements(of: T.self) { g in
                try Tensor.make(shape, of: T.self) { x in
                    T.kernels.crossEntropyGradient(
                        logs.baseAddress, labels.places, g.baseAddress, Int64(shape[0]), Int64(shape[1]),
                        x.baseAddress)
                }
            }
        }
    }

    // Labels outlive the calls: the callers hold them.
    private var places: UnsafePointer<Int64> {
        UnsafePointer(storage.pointer.assumingMemoryBound(to: Int64.self))
    }
}
