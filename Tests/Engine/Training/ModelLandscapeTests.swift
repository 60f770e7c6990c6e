import Engine
import Testing

@Suite struct ModelLandscapeTests {
    private func passes(_ objective: any Objective, _ net: String) throws -> Passes {
        let run = try ReferenceRun(net)
        var landscape: any Landscape = try ModelLandscape(run.model(.f32), run.batches(0))
        _ = try objective.step(on: &landscape, ObjectiveMoment(step: 0, planned: nil))
        return landscape.passes
    }

    private func variant(_ judge: RoGA.Judge, _ ascent: RoGA.Climb = .domain) -> RoGA {
        var roga = RoGA()
        (roga.judge, roga.ascent) = (judge, ascent)
        return roga
    }

    @Test("passes are those of ALGORITHMS 2.0: batch norm costs a backward pass a domain")
    func costs() throws {
        let objectives: [any Objective] = [
            ERM(), SAM(), SAGM(), variant(.all), variant(.own), variant(.cross), variant(.all, .shared),
            ASAM(),
            GSAM(), DISAM(), Fish(), Fishr(anneal: SwitchStep(0)), IGA(), ANDMask(), SANDMask(), PCGrad(),
            CAGrad(),
            GroupDRO(), VREx(anneal: SwitchStep(0)), IRM(anneal: SwitchStep(0)), CORAL(), MMD(),
        ]
        for net in ["mlp", "cnnbn"] {
            for objective in objectives {
                let expected = objective.passes(domains: 3, couplesSamples: net == "cnnbn")
                let found = try passes(objective, net)
                // Shares of the samples are sixteenths and the like: a few roundings.
                #expect(abs(found.forward - expected.forward) < 1e-12, "\(objective.options) \(net)")
                #expect(abs(found.backward - expected.backward) < 1e-12, "\(objective.options) \(net)")
            }
        }
        #expect(variant(.all).passes(domains: 3, couplesSamples: true) == Passes(forward: 4, backward: 6))
        #expect(variant(.cross).passes(domains: 3, couplesSamples: false) == Passes(forward: 3, backward: 3))
    }

    @Test("joint and separate passes agree without batch norm and differ with it")
    func styles() throws {
        for net in ReferenceRun.nets {
            let run = try ReferenceRun(net)
            var landscape = try ModelLandscape(run.model(.f64), run.batches(0))
            let joint = try landscape.losses(
                of: [0, 1, 2], at: landscape.point, forward: .joint, statistics: .discard)
            let separate = try landscape.losses(
                of: [0, 1, 2], at: landscape.point, forward: .separate, statistics: .discard)
            let gap = zip(joint.values, separate.values).map { abs($0 - $1) }.max() ?? 0
            #expect(net == "cnnbn" ? gap > 1e-3 : gap < 1e-14)
        }
    }

    @Test("running statistics move only where they are kept, once a joint pass and once a domain")
    func statistics() throws {
        let run = try ReferenceRun("cnnbn")
        let model = try run.model(.f64)
        var landscape = try ModelLandscape(model, run.batches(0))
        func mean() throws -> [Double] { try landscape.buffers.tensor("bn1.running_mean").doubles() }
        let start = try mean()
        _ = try landscape.losses(of: [0, 1, 2], at: model.point, forward: .joint, statistics: .discard)
        #expect(try mean() == start)
        _ = try landscape.losses(of: [0, 1, 2], at: model.point, forward: .separate, statistics: .keep)
        let separate = try mean()
        var one = try ModelLandscape(model, run.batches(0))
        for domain in 0..<3 {
            _ = try one.losses(of: [domain], at: model.point, forward: .joint, statistics: .keep)
        }
        #expect(try one.buffers.tensor("bn1.running_mean").doubles() == separate)
    }

    @Test("a gradient through the outputs is the gradient of the losses", arguments: [1, 3])
    func outputs(_ accumulate: Int) throws {
        let run = try ReferenceRun("cnn")
        var landscape: any Landscape = try ModelLandscape(
            run.model(.f64), run.batches(0), accumulate: accumulate)
        let pass = try landscape.losses(
            of: [0, 1, 2], at: landscape.point, forward: .joint, statistics: .discard)
        let (value, a) = try landscape.gradient(of: pass, weights: [0, 0, 0], scale: 2, for: "a test") {
            try $0.dropFirst().reduce($0[0].logits.crossEntropy($0[0].labels)) {
                try $0 + $1.logits.crossEntropy($1.labels)
            }
        }
        let b = try landscape.gradient(of: pass, weights: [2, 2, 2])
        #expect(abs(value - pass.values.reduce(0, +)) < 1e-14)
        #expect(try relativeDistance(a, b) < 1e-14)
    }

    @Test("batch_norm \"domain\" is another function with batch norm and the same without")
    func domainNorm() throws {
        for net in ReferenceRun.nets {
            let run = try ReferenceRun(net)
            var points: [Tensor] = []
            for norm in RoGA.BatchNorm.allCases {
                var roga = RoGA()
                roga.batchNorm = norm
                var training = try Training(
                    model: run.model(.f64), objective: roga, optimizer: SGD(), lr: Schedule(0.1))
                _ = try training.step(run.batches(0))
                points.append(training.model.point)
            }
            let distance = try relativeDistance(points[1], points[0])
            #expect(net == "cnnbn" ? distance > 1e-4 : distance < 1e-14)
        }
    }
}
