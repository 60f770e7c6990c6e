import Engine
import Testing

@Suite struct ParameterGroupTests {
    private func layout() throws -> ParameterLayout {
        try ParameterLayout([
            (name: "l1.weight", shape: [2]), (name: "l1.bias", shape: [1]), (name: "fc.weight", shape: [1]),
            (name: "fc.bias", shape: [1]),
        ])
    }

    private func make(_ form: Form<any Optimizer>, _ groups: Record) throws -> any Optimizer {
        try form.make(Call(named: [(label: "groups", labelPlace: nil, argument: .init(.record(groups)))]))
    }

    private func group(_ match: String, _ settings: (String, Value)...) -> (String, Value) {
        (match, .record(Record(settings.map { ($0.0, $0.1) })))
    }

    @Test("a group has its own rate and decay, and the first group that fits counts")
    func rates() throws {
        let groups = Record([
            group("fc", ("lr_scale", 10), ("weight_decay", 0)), group("bias", ("weight_decay", 1)),
        ])
        let sgd = try make(SGD.form, groups).bound(to: layout())
        let point = try Tensor([1.0, 1, 1, 1, 1])
        let (next, moments) = try sgd.step(
            point: point, gradient: Tensor([1.0, 1, 1, 1, 1]), moments: sgd.start(at: point), lr: 0.01)
        // fc moves ten times as far; l1.bias decays by 1·θ.
        let expected = [0.99, 0.99, 0.98, 0.9, 0.9]
        #expect(zip(next.doubles(), expected).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(moments.count == 1)
    }

    @Test("groups that change nothing leave every optimizer's steps as they were, bit for bit")
    func neutral() throws {
        let layout = try layout()
        for form in OptimizerCatalog.forms {
            let plain = try form.make(Call())
            let grouped = try make(form, Record([group("fc"), group("bias", ("lr_scale", 1))])).bound(
                to: layout)
            var (a, b) = (try Tensor([1.0, -2, 0.5, 3, 1]), try Tensor([1.0, -2, 0.5, 3, 1]))
            var (m, n) = (try plain.start(at: a), try grouped.start(at: b))
            for step in 1...3 {
                let gradient = try Tensor([0.1, -1, 2, 0, 3]).scaled(by: Double(step))
                (a, m) = try plain.step(point: a, gradient: gradient, moments: m, lr: 0.1)
                (b, n) = try grouped.step(point: b, gradient: gradient, moments: n, lr: 0.1)
            }
            #expect(a.doubles() == b.doubles())
            #expect(m.vectors.map { $0.vector.doubles() } == n.vectors.map { $0.vector.doubles() })
        }
    }

    @Test("groups print as they are written, and what they cannot mean is refused")
    func refusals() throws {
        let head = try make(Adam.form, Record([group("fc", ("lr_scale", 10))]))
        #expect(OptimizerNoun(head).summary == "adam(groups: {fc: {lr_scale: 10}})")
        #expect(throws: Fault.self) { try make(SGD.form, Record([("fc", .real(10))])) }
        #expect(throws: Fault.self) { try make(SGD.form, Record([group("fc", ("lr", 0.1))])) }
        #expect(throws: Fault.self) { try make(SGD.form, Record([group("fc", ("lr_scale", -1))])) }
        let fault = #expect(throws: Fault.self) {
            try make(SGD.form, Record([group("head", ("lr_scale", 10))])).bound(to: layout())
        }
        #expect(fault?.hint?.contains("fc.weight") == true)
        let point = try Tensor([1.0])
        #expect(throws: Fault.self) {
            try head.step(point: point, gradient: point, moments: head.start(at: point), lr: 1)
        }
    }

    @Test(
        "a training knows its model's groups, also in the steps within fish",
        arguments: ["RoGA_all", "Fish", "MLDG"])
    func training(_ label: String) throws {
        let run = try ReferenceRun("mlp")
        let frozen = GroupedOptimizer(SGD(), groups: [ParameterGroup(match: "l1", lrScale: 0)])
        var training = try Training(
            model: run.model(.f64),
            objective: Trajectory(label: label, net: "mlp", optimizer: "sgd").objective,
            optimizer: frozen, lr: Schedule(0.1))
        let start = training.model.point.doubles()
        _ = try training.step(run.batches(0))
        let moved = zip(training.model.point.doubles(), start).map { $0 != $1 }
        for entry in training.model.layout.entries {
            #expect(entry.range.contains { moved[$0] } == !entry.name.hasPrefix("l1"), "\(entry.name)")
        }
    }
}
