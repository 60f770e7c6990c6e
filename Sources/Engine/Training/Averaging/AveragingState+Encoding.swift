extension AveragingState {
    /// Everything of it by name, as a checkpoint holds it. Numbers that are not there are left out.
    public var encoded: ObjectiveState {
        var result = ObjectiveState()
        if let mean { result.tensors.append(("mean", mean)) }
        if let open { result.add(open, "open") }
        for (index, segment) in recent.enumerated() { result.add(segment, "recent.\(index)") }
        result.numbers += [
            ("count", Double(count)), ("open.count", Double(openCount)), ("ended", hasEnded ? 1 : 0),
        ]
        if let convergedAt { result.numbers.append(("converged_at", Double(convergedAt))) }
        if let threshold { result.numbers.append(("threshold", threshold)) }
        return result
    }

    /// What `encoded` gave.
    ///
    /// - Throws: `.format` where a part lacks or a count is none.
    public init(decoding state: ObjectiveState) throws {
        mean = state.tensor("mean")
        count = try state.whole("count")
        openCount = try state.whole("open.count")
        hasEnded = try state.whole("ended") == 1
        open = try state.segment("open")
        while let segment = try state.segment("recent.\(recent.count)") { recent.append(segment) }
        if state.number("converged_at") != nil { convergedAt = try state.whole("converged_at") }
        threshold = state.number("threshold")
    }
}

extension ObjectiveState {
    /// The tensor of a name.
    public func tensor(_ name: String) -> Tensor? { tensors.first { $0.name == name }?.tensor }

    /// The number of a name.
    public func number(_ name: String) -> Double? { numbers.first { $0.name == name }?.number }

    fileprivate mutating func add(_ segment: AveragingSegment, _ name: String) {
        tensors.append(("\(name).mean", segment.mean))
        numbers += [
            ("\(name).loss", segment.loss), ("\(name).first", Double(segment.first)),
            ("\(name).last", Double(segment.last)),
        ]
    }

    fileprivate func segment(_ name: String) throws -> AveragingSegment? {
        guard let mean = tensor("\(name).mean") else { return nil }
        guard let loss = number("\(name).loss") else {
            throw Fault(.format, "the weight average has no \(name).loss")
        }
        return AveragingSegment(
            mean: mean, loss: loss, first: try whole("\(name).first"), last: try whole("\(name).last"))
    }

    fileprivate func whole(_ name: String) throws -> Int {
        guard let number = number(name), let whole = Int(exactly: number), whole >= 0 else {
            throw Fault(.format, "the weight average has no count \(name)")
        }
        return whole
    }
}
