import Engine
import Testing

@Suite struct PartActivityTests {
    private func activity(_ objective: any Objective, steps: Int = 3, planned: Int = 3) throws -> Training {
        let run = try ReferenceRun("mlp")
        var training = try Training(
            model: run.model(.f32), objective: objective, optimizer: SGD(), lr: Schedule(0.1),
            planned: planned)
        for step in 0..<steps { _ = try training.step(run.batches(step)) }
        return training
    }

    private func counts(_ training: Training) -> [String: [Int]] {
        Dictionary(uniqueKeysWithValues: training.activity.entries.map { ($0.name, [$0.active, $0.steps]) })
    }

    @Test(
        "every objective but erm says how often each of its parts changed a step",
        arguments: Trajectory.labels)
    func counted(_ label: String) throws {
        let training = try activity(Trajectory(label: label, net: "mlp", optimizer: "sgd").objective)
        #expect(training.activity.entries.isEmpty == (label == "ERM"))
        for entry in training.activity.entries { #expect(entry.steps == 3, "\(entry.name)") }
        // With the recorded settings everything does something within three steps.
        #expect(training.activity.warnings(of: label) == [])
    }

    @Test("an option that leaves the method without effect is warned of")
    func idle() throws {
        #expect(try counts(activity(SAM(rho: Schedule(0)))) == ["ascent": [0, 3]])
        #expect(try counts(activity(Fishr(anneal: SwitchStep(2)))) == ["penalty": [1, 3]])
        let late = try activity(Fishr(anneal: SwitchStep(5)))
        let warnings = late.activity.warnings(of: "fishr")
        #expect(warnings.count == 1 && warnings[0].contains("the penalty never changed a step (0 of 3)"))
        let switched = try activity(VREx(anneal: SwitchStep(100)))
        #expect(counts(switched) == ["penalty": [3, 3], "switch to lambda": [0, 3]])
        var roga = RoGA()
        roga.alpha = 0
        #expect(try counts(activity(roga)) == ["ascent": [3, 3], "pull": [0, 3]])
        #expect(try counts(activity(CORAL(gamma: 0))) == ["penalty": [0, 3]])
    }

    @Test("counts go on after a state was written and read")
    func resumed() throws {
        var training = try activity(SAM(), steps: 2)
        let snapshot = try training.snapshot()
        let file = try Safetensors(decoding: snapshot.optimizer.encoded())
        try training.restore(TrainingSnapshot(model: snapshot.model, optimizer: file))
        #expect(counts(training) == ["ascent": [2, 2]])
        _ = try training.step(ReferenceRun("mlp").batches(2))
        #expect(counts(training) == ["ascent": [3, 3]])
        var broken = file
        broken.metadata.append((key: "activity.1.pull", value: "two"))
        #expect(throws: Fault.self) {
            try training.restore(TrainingSnapshot(model: snapshot.model, optimizer: broken))
        }
    }
}
