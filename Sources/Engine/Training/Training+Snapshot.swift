/// Everything that a training needs to go on bit for bit, as two files' contents.
public struct TrainingSnapshot: Sendable {
    /// Parameters and running statistics by name.
    public let model: Safetensors
    /// The optimizer's moments and the objective's state; counts and numbers are in its metadata.
    public let optimizer: Safetensors

    public init(model: Safetensors, optimizer: Safetensors) {
        self.model = model
        self.optimizer = optimizer
    }
}

extension Training {
    /// The state after the last step.
    public func snapshot() throws -> TrainingSnapshot {
        var tensors = moments.vectors.map { (name: "moments.\($0.name)", tensor: $0.vector) }
        var texts = [
            (key: "step", value: String(step)), (key: "moments.count", value: String(moments.count)),
        ]
        if let state {
            texts.append((key: "objective", value: objective.name))
            tensors += state.tensors.map { (name: "objective.\($0.name)", tensor: $0.tensor) }
            // Bit patterns, because a number must come back as it was.
            texts += state.numbers.map { (key: "objective.\($0.name)", value: String($0.number.bitPattern)) }
        }
        texts += activity.encoded
        return TrainingSnapshot(
            model: Safetensors(try model.namedTensors()), optimizer: Safetensors(tensors, metadata: texts))
    }

    /// Goes back to a state that was taken from a training of the same settings.
    ///
    /// - Throws: `.format` for a state of other settings, `.value` or `.shape` for another model's.
    public mutating func restore(_ snapshot: TrainingSnapshot) throws {
        let texts = Dictionary(snapshot.optimizer.metadata.map { ($0.key, $0.value) }) { first, _ in first }
        guard let step = texts["step"].flatMap({ Int($0) }), step >= 0,
            let count = texts["moments.count"].flatMap({ Int($0) }), count >= 0
        else { throw Fault(.format, "the training state lacks its step") }
        let model = try self.model.replacing(snapshot.model.tensors)
        var moments = try optimizer.start(at: model.point)
        moments.count = count
        for index in moments.vectors.indices {
            let name = "moments.\(moments.vectors[index].name)"
            guard let vector = snapshot.optimizer[name] else {
                throw Fault(.format, "the training state has no \(name); it is not of \(optimizer.name)")
            }
            try model.point.checkSameVector(vector)
            moments.vectors[index].vector = vector
        }
        let state = try objectiveState(snapshot.optimizer, texts)
        restore(
            model: model, moments: moments, state: state, step: step,
            activity: try PartActivity(decoding: snapshot.optimizer.metadata))
    }

    private func objectiveState(_ file: Safetensors, _ texts: [String: String]) throws -> ObjectiveState? {
        guard let name = texts["objective"] else { return nil }
        guard name == objective.name else {
            throw Fault(
                .format, "the training state is of \(name.escapedForTerminal), not of \(objective.name)")
        }
        let prefix = "objective."
        let tensors = file.tensors.filter { $0.name.hasPrefix(prefix) }
        let numbers = try file.metadata.filter { $0.key.hasPrefix(prefix) }.map { key, value in
            guard let bits = UInt64(value) else {
                throw Fault(.format, "\(key.escapedForTerminal) is no number")
            }
            return (name: String(key.dropFirst(prefix.count)), number: Double(bitPattern: bits))
        }
        return ObjectiveState(
            tensors: tensors.map { (name: String($0.name.dropFirst(prefix.count)), tensor: $0.tensor) },
            numbers: numbers)
    }
}
