/// Stochastic weight averaging, densely: the mean of the weights over the valley of the validation loss.
///
/// The weights of all steps between two validations make a segment. The valley begins when the oldest of the
/// last `nConverge` validations is the best of them; it ends when all of the last `nTolerance` lie above (1
/// + ratio) times the mean of those. Segments of the valley weigh alike. Source: Cha et al., "SWAD", NeurIPS
/// 2021, algorithm 1; khanrc/swad, whose code overwrites the segment that triggered convergence with the
/// next one; here it is kept (reference.py, `drop_first=False`).
public struct SWAD: WeightAveraging {
    public let name = "swad"
    /// Validations that must not improve on the first of them.
    public let nConverge: Int
    /// Validations above the threshold that end the valley.
    public let nTolerance: Int
    /// How far above the valley's first losses its threshold lies.
    public let ratio: Double

    /// Both counts must be at least 1.
    public init(nConverge: Int = 3, nTolerance: Int = 6, ratio: Double = 0.3) {
        precondition(nConverge >= 1 && nTolerance >= 1, "a valley of \(nConverge) and \(nTolerance)")
        self.nConverge = nConverge
        self.nTolerance = nTolerance
        self.ratio = ratio
    }

    public var options: Record {
        Record([
            ("n_converge", .int(nConverge)), ("n_tolerance", .int(nTolerance)), ("ratio", .real(ratio)),
        ])
    }

    public var needsValidation: Bool { true }

    public func afterStep(_ state: AveragingState, point: Tensor, step: Int) throws -> AveragingState {
        var next = state
        if var open = state.open {
            open.mean = try open.mean.runningMean(with: point, after: state.openCount)
            open.last = step
            next.open = open
        } else {
            next.open = AveragingSegment(mean: point, loss: .infinity, first: step, last: step)
        }
        next.openCount += 1
        return next
    }

    public func afterValidation(
        _ state: AveragingState, step: Int, loss: Double
    ) throws -> AveragingState {
        var next = state
        guard var segment = state.open else { return state }
        (next.open, next.openCount) = (nil, 0)
        segment.loss = loss
        guard !state.hasEnded else { return next }
        next.recent = Array((state.recent + [segment]).suffix(max(nConverge, nTolerance)))
        if let begun = next.convergedAt {
            try goOn(&next, since: begun)
        } else {
            try begin(&next)
        }
        return next
    }

    public func average(_ state: AveragingState) throws -> Tensor? {
        guard let threshold = state.threshold else { return state.recent.last?.mean ?? state.open?.mean }
        guard !state.hasEnded else { return state.mean }
        var end = state
        var waiting = tolerance(state).dropFirst()
        while let first = waiting.first, waiting.contains(where: { $0.loss <= threshold }) {
            try end.take(first)
            waiting = waiting.dropFirst()
        }
        return end.mean
    }

    private func convergence(_ state: AveragingState) -> ArraySlice<AveragingSegment> {
        state.recent.suffix(nConverge)
    }

    private func tolerance(_ state: AveragingState) -> ArraySlice<AveragingSegment> {
        state.recent.suffix(nTolerance)
    }

    /// Looks whether the oldest of the last validations is the best.
    private func begin(_ state: inout AveragingState) throws {
        let window = convergence(state)
        guard window.count == nConverge, let oldest = window.first,
            window.allSatisfy({ oldest.loss <= $0.loss })
        else { return }
        let threshold = window.reduce(0) { $0 + $1.loss } / Double(nConverge) * (1 + ratio)
        state.convergedAt = oldest.last
        state.threshold = threshold
        try state.take(oldest)
        if nTolerance < nConverge {
            for segment in window.dropFirst().prefix(nConverge - nTolerance) { try state.take(segment) }
        } else if nTolerance > nConverge {
            let earlier = Array(tolerance(state).prefix(nTolerance - nConverge + 1))
            let start = (earlier.lastIndex { $0.loss > threshold }).map { $0 + 1 } ?? 0
            for segment in earlier.dropFirst(start + 1) { try state.take(segment) }
        }
    }

    /// Takes the oldest segment of the tolerance window, or ends the valley.
    private func goOn(_ state: inout AveragingState, since begun: Int) throws {
        let window = tolerance(state)
        guard let oldest = window.first, let threshold = state.threshold, oldest.last >= begun else {
            return
        }
        guard window.contains(where: { $0.loss <= threshold }) else {
            state.hasEnded = true
            return
        }
        try state.take(oldest)
    }
}

extension AveragingState {
    fileprivate mutating func take(_ segment: AveragingSegment) throws {
        mean = try mean.map { try $0.runningMean(with: segment.mean, after: count) } ?? segment.mean
        count += 1
    }
}
