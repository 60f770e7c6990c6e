import Engine
import Testing

@Suite struct TrainingTests {
    private func training(
        _ net: String = "cnnbn", _ objective: any Objective = RoGA(), clip: Double? = nil,
        lr: Schedule = Schedule(0.01)
    ) throws -> Training {
        try Training(
            model: ReferenceRun(net).model(.f32), objective: objective, optimizer: Adam(), lr: lr,
            clip: clip,
            planned: 5)
    }

    @Test("a training that was stopped, written and read goes on bit for bit")
    func resume() throws {
        let run = try ReferenceRun("cnnbn")
        var whole = try training()
        for step in 0..<5 { _ = try whole.step(run.batches(step)) }
        var first = try training()
        for step in 0..<2 { _ = try first.step(run.batches(step)) }
        let snapshot = try first.snapshot()
        let files = (try snapshot.model.encoded(), try snapshot.optimizer.encoded())
        var second = try training()
        try second.restore(
            TrainingSnapshot(
                model: Safetensors(decoding: files.0), optimizer: Safetensors(decoding: files.1)))
        #expect(second.step == 2)
        for step in 2..<5 { _ = try second.step(run.batches(step)) }
        #expect(second.model.point.doubles() == whole.model.point.doubles())
        #expect(try second.snapshot().optimizer.encoded() == whole.snapshot().optimizer.encoded())
        #expect(try second.snapshot().model.encoded() == whole.snapshot().model.encoded())
    }

    @Test("a state of another optimizer, objective or model is refused")
    func foreignState() throws {
        var sgd = try Training(
            model: ReferenceRun("cnnbn").model(.f32), objective: RoGA(), optimizer: SGD(momentum: 0.9))
        #expect(throws: Fault.self) { try sgd.restore(training().snapshot()) }
        var mlp = try training("mlp")
        #expect(throws: Fault.self) { try mlp.restore(training().snapshot()) }
        var erm = try training("cnnbn", ERM())
        var roga = try training()
        _ = try roga.step(ReferenceRun("cnnbn").batches(0))
        #expect(throws: Fault.self) { try erm.restore(roga.snapshot()) }
        let empty = TrainingSnapshot(model: try roga.snapshot().model, optimizer: Safetensors())
        #expect(throws: Fault.self) { try roga.restore(empty) }
    }

    @Test("a loss that is not finite names step and domain, and the step has not happened")
    func notFinite() throws {
        let run = try ReferenceRun("mlp")
        var training = try training("mlp")
        _ = try training.step(run.batches(0))
        let before = training.model.point.doubles()
        var batches = try run.batches(1)
        batches[1] = try Batch(
            domain: "d1", inputs: batches[1].inputs * Double.nan, labels: batches[1].labels)
        let fault = #expect(throws: Fault.self) { try training.step(batches) }
        #expect(fault?.kind == .value)
        #expect(fault?.message.contains("step 1") == true)
        #expect(fault?.message.contains("domain d1") == true)
        #expect(training.step == 1)
        #expect(training.model.point.doubles() == before)
    }

    @Test("a gradient that is not finite names the layer")
    func explodingGradient() throws {
        var training = try Training(
            model: ReferenceRun("mlp").model(.f32), objective: Exploding(), optimizer: SGD())
        let fault = #expect(throws: Fault.self) { try training.step(ReferenceRun("mlp").batches(0)) }
        #expect(fault?.message.contains("l1.bias") == true)
    }

    @Test("a clip shortens long directions to its length and leaves short ones")
    func clipping() throws {
        let run = try ReferenceRun("mlp")
        for clip in [1e-3, 1e3] {
            var training = try Training(
                model: run.model(.f64), objective: ERM(), optimizer: SGD(), lr: Schedule(1), clip: clip)
            let start = training.model.point
            let report = try training.step(run.batches(0))
            let length = try training.model.point.adding(-1, times: start).length()
            #expect(report.isClipped == (clip == 1e-3))
            #expect(abs(length - min(clip, report.directionNorm)) < 1e-12)
        }
    }

    @Test("an interrupt before a pass ends the step, and the training stays at its last whole step")
    func interrupted() throws {
        let run = try ReferenceRun("mlp")
        var training = try training("mlp")
        let before = training.model.point.doubles()
        #expect(throws: Fault.self) {
            try training.step(run.batches(0)) { throw Fault(.interrupted, "Interrupted") }
        }
        #expect(training.step == 0)
        #expect(training.model.point.doubles() == before)
    }

    @Test("a schedule gives every step its rate, and a run of unknown length is refused at the first step")
    func rates() throws {
        let run = try ReferenceRun("mlp")
        var known = try training("mlp", ERM(), lr: Schedule(LinearDecay(x: 0.5)))
        #expect(try (0..<3).map { try known.step(run.batches($0)).lr } == [0.5, 0.4, 0.3])
        var unknown = try Training(
            model: run.model(.f32), objective: ERM(), lr: Schedule(LinearDecay(x: 0.5)))
        #expect(throws: Fault.self) { try unknown.step(run.batches(0)) }
    }

    @Test("a step needs samples of a shape and labels that the model knows")
    func wrongBatches() throws {
        var training = try training("mlp")
        #expect(throws: Fault.self) { try training.step([]) }
        #expect(throws: Fault.self) {
            try Batch(domain: "a", inputs: Tensor.zeros([2, 6]), labels: Tensor([0]))
        }
        #expect(throws: Fault.self) {
            try Batch(domain: "a", inputs: Tensor.zeros([0, 6]), labels: Tensor([Int]()))
        }
        let wide = try Batch(domain: "a", inputs: Tensor.zeros([1, 7]), labels: Tensor([0]))
        #expect(throws: Fault.self) { try training.step([wide]) }
        let strange = try Batch(domain: "a", inputs: Tensor.zeros([1, 6]), labels: Tensor([2]))
        #expect(throws: Fault.self) { try training.step([strange]) }
    }
}

/// An objective whose direction has an infinite element in the second parameter.
private struct Exploding: Objective {
    let name = "exploding"
    let rule = "u = ∞"
    let options = Record()

    func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes() }

    func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer {
        var direction = [Float](repeating: 0, count: landscape.layout.count)
        direction[landscape.layout.entries[1].offset] = .infinity
        return ObjectiveAnswer(
            .direction(try Tensor(direction)), report: ObjectiveReport(losses: [1, 1, 1], loss: 1))
    }
}
