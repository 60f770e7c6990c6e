import Engine
import Testing

/// Every objective beside what a run may add to it: clipping, accumulation, schedules, groups, resuming.
@Suite struct CompositionTests {
    private static let labels = Trajectory.labels

    private func training(
        _ label: String, _ net: String, optimizer: any Optimizer = SGD(momentum: 0.9), clip: Double? = nil,
        accumulate: Int = 1, lr: Schedule = Schedule(0.1)
    ) throws -> Training {
        try Training(
            model: ReferenceRun(net).model(.f64),
            objective: Trajectory(label: label, net: net, optimizer: "sgd").objective, optimizer: optimizer,
            lr: lr, clip: clip, accumulate: accumulate, planned: 4, seed: 5)
    }

    private func run(_ training: Training, _ net: String, steps: Int = 3) throws -> (Training, [StepReport])
    {
        var training = training
        let run = try ReferenceRun(net)
        let reports = try (0..<steps).map { try training.step(run.batches($0)) }
        return (training, reports)
    }

    @Test("samples that pass in parts give the same steps", arguments: labels, [2, 3, 50])
    func accumulation(_ label: String, _ parts: Int) throws {
        for net in ["mlp", "cnn"] {
            let (whole, reports) = try run(training(label, net), net)
            let (cut, others) = try run(training(label, net, accumulate: parts), net)
            // Sums in another order; three steps with momentum, and the steep mask of sandmask.
            #expect(try relativeDistance(cut.model.point, whole.model.point) < 1e-9)
            for (a, b) in zip(reports, others) { #expect(abs(a.loss / b.loss - 1) < 1e-9) }
        }
    }

    @Test(
        "with batch norm a pass in parts still steps, each part with statistics of its own",
        arguments: labels)
    func accumulatedNorm(_ label: String) throws {
        let (cut, _) = try run(training(label, "cnnbn", accumulate: 2), "cnnbn")
        let (whole, _) = try run(training(label, "cnnbn"), "cnnbn")
        #expect(cut.model.point.doubles().allSatisfy { $0.isFinite })
        #expect(try relativeDistance(cut.model.point, whole.model.point) > 1e-6)
    }

    @Test("a clip bounds every step", arguments: labels, [1, 2])
    func clipping(_ label: String, _ accumulate: Int) throws {
        let start = try training(label, "mlp", optimizer: SGD(), clip: 1e-3, accumulate: accumulate)
        let (end, reports) = try run(start, "mlp", steps: 1)
        let length = try end.model.point.adding(-1, times: start.model.point).length()
        if label == "Fish" {
            // Three inner steps of at most lr·clip each, of which meta_lr is kept.
            #expect(length <= 0.5 * 3 * 1e-4 * (1 + 1e-12) && length > 0)
        } else {
            #expect(reports[0].isClipped && abs(length / 1e-4 - 1) < 1e-9)
        }
        let (loose, _) = try run(training(label, "mlp", clip: 1e9), "mlp")
        let (free, _) = try run(training(label, "mlp"), "mlp")
        #expect(loose.model.point.doubles() == free.model.point.doubles())
    }

    @Test("a schedule of the learning rate gives every step its own", arguments: labels)
    func schedules(_ label: String) throws {
        let still = Schedule(LinearDecay(x: 0, to: 0))
        let (end, _) = try run(training(label, "mlp", lr: still), "mlp")
        #expect(end.model.point.doubles() == (try training(label, "mlp")).model.point.doubles())
        let (falling, reports) = try run(training(label, "mlp", lr: Schedule(LinearDecay(x: 0.4))), "mlp")
        #expect(reports.map(\.lr).enumerated().allSatisfy { abs($1 - 0.1 * Double(4 - $0)) < 1e-15 })
        #expect(falling.model.point.doubles().allSatisfy { $0.isFinite })
    }

    @Test("a schedule of rho is the constant of its value at each step")
    func radii() throws {
        let decay = Schedule(LinearDecay(x: 0.2))
        let make: [(Schedule) -> any Objective] = [
            { SAM(rho: $0) }, { ASAM(rho: $0) }, { GSAM(rho: $0) }, { SAGM(rho: $0) }, { DISAM(rho: $0) },
            { rho in
                var roga = RoGA()
                roga.rho = rho
                return roga
            },
        ]
        for objective in make {
            for step in 0..<4 {
                let constant = Schedule(0.2 * Double(4 - step) / 4)
                let both = try [objective(decay), objective(constant)].map { objective in
                    var landscape: any Landscape = try ModelLandscape(
                        ReferenceRun("mlp").model(.f64), ReferenceRun("mlp").batches(0))
                    return try objective.step(on: &landscape, ObjectiveMoment(step: step, planned: 4))
                }
                #expect(
                    abs((both[0].report.perturbedLoss ?? 0) / (both[1].report.perturbedLoss ?? 1) - 1)
                        < 1e-12)
            }
        }
    }

    @Test("every objective resumes bit for bit from a written state", arguments: labels)
    func resume(_ label: String) throws {
        let net = "cnnbn"
        let run = try ReferenceRun(net)
        let (whole, _) = try self.run(training(label, net, optimizer: Adam()), net, steps: 4)
        var (first, _) = try self.run(training(label, net, optimizer: Adam()), net, steps: 2)
        let snapshot = try first.snapshot()
        first = try training(label, net, optimizer: Adam())
        try first.restore(
            TrainingSnapshot(
                model: Safetensors(decoding: snapshot.model.encoded()),
                optimizer: Safetensors(decoding: snapshot.optimizer.encoded())))
        for step in 2..<4 { _ = try first.step(run.batches(step)) }
        #expect(try first.snapshot().model.encoded() == whole.snapshot().model.encoded())
        #expect(try first.snapshot().optimizer.encoded() == whole.snapshot().optimizer.encoded())
    }
}
