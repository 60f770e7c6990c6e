import Engine
import Testing

@Suite struct OptimizerTests {
    private static let gradients = [[0.1, -0.2, 0.3], [-1, 0.5, 0], [2, 2, -2]]

    /// The point after three steps from (1, −2, 0.5).
    private func walk(_ optimizer: any Optimizer, lr: Double, _ dtype: DType = .f64) throws -> [Double] {
        var point = try Tensor([1.0, -2.0, 0.5]).to(dtype)
        var moments = try optimizer.start(at: point)
        for gradient in Self.gradients {
            (point, moments) = try optimizer.step(
                point: point, gradient: Tensor(gradient).to(dtype), moments: moments, lr: lr)
        }
        #expect(moments.count == 3)
        return point.doubles()
    }

    private func distance(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).map { abs($0 - $1) }.max() ?? .infinity
    }

    // Three steps of the optimizers of PyTorch 2.15 in float64. The order of operations is theirs, so what
    // is left is the rounding of a dozen operations on numbers near 2: 1e-15 each.
    @Test(
        "sgd, adam and adamw step as PyTorch's",
        arguments: [
            (SGD() as any Optimizer, 0.1, [0.8900000000000001, -2.23, 0.6699999999999999]),
            (SGD(momentum: 0.9, weightDecay: 0.01), 0.1, [0.9572327890000001, -2.229615578, 0.6160113695]),
            (
                SGD(momentum: 0.9, nesterov: true, weightDecay: 0.01), 0.1,
                [0.848316812551, -2.430675125102, 0.7731211848005001]
            ),
            (Adam(), 0.01, [0.9933671455786548, -2.0014791222824084, 0.4888494286603256]),
            (
                Adam(betas: (0.8, 0.9), eps: 1e-3, weightDecay: 0.1), 0.01,
                [0.9917360642861729, -1.9962017809081956, 0.4883086895928016]
            ),
            (
                Adam(weightDecay: 0.1, decoupled: true), 0.01,
                [0.9903833965046859, -1.9955006881288873, 0.4873776187418847]
            ),
        ])
    func torch(_ optimizer: any Optimizer, _ lr: Double, _ expected: [Double]) throws {
        #expect(distance(try walk(optimizer, lr: lr), expected) < 1e-14)
        #expect(distance(try walk(optimizer, lr: lr, .f32), expected) < 1e-6)
    }

    @Test("the first step of adam is lr in every direction, whatever the gradient's size")
    func firstStep() throws {
        let point = try Tensor([0.0, 0.0])
        let adam = Adam(eps: 0)
        let (next, _) = try adam.step(
            point: point, gradient: Tensor([1e-6, -1e6]), moments: adam.start(at: point), lr: 0.1)
        #expect(distance(next.doubles(), [-0.1, 0.1]) < 1e-15)
    }

    @Test("a gradient of another length and another optimizer's moments are refused")
    func mismatches() throws {
        let point = try Tensor([0.0, 0.0])
        #expect(throws: Fault.self) {
            try SGD().step(point: point, gradient: Tensor([1.0]), moments: Moments(), lr: 1)
        }
        #expect(throws: Fault.self) {
            try Adam().step(point: point, gradient: point, moments: Moments(), lr: 1)
        }
    }

    @Test("forms print themselves and refuse what makes no sense")
    func forms() throws {
        let make = { (form: Form<any Optimizer>, label: String, value: Value) in
            try form.make(Call(named: [(label: label, labelPlace: nil, argument: Call.Argument(value))]))
        }
        let sgd = try make(SGD.form, "momentum", 0.9)
        #expect(OptimizerNoun(sgd).summary == "sgd(momentum: 0.9)")
        #expect(OptimizerNoun(try make(Adam.decoupledForm, "eps", 1e-8)).summary == "adamw()")
        #expect(throws: Fault.self) { try make(SGD.form, "nesterov", true) }
        #expect(throws: Fault.self) { try make(Adam.form, "betas", [0.9]) }
        #expect(throws: Fault.self) { try make(Adam.form, "betas", [0.9, 1]) }
        #expect(throws: Fault.self) { try make(Adam.form, "weight_decay", -1) }
    }
}
