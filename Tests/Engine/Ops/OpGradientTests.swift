import Engine
import Testing

@Suite struct OpGradientTests {
    @Test("an op's gradient is the slope of its value", arguments: OpCatalog.all)
    func gradient(_ op: OpCase) throws {
        #expect(try GradientCheck(function: op.body, point: op.point()).error(order: 1) < 1e-6)
    }

    @Test("the gradient of an op's gradient is the slope of that", arguments: OpCatalog.all)
    func gradientOfGradient(_ op: OpCase) throws {
        #expect(try GradientCheck(function: op.body, point: op.point()).error(order: 2) < 1e-6)
    }

    @Test("and so is the third derivative", arguments: OpCatalog.all)
    func third(_ op: OpCase) throws {
        #expect(try GradientCheck(function: op.body, point: op.point()).error(order: 3) < 1e-6)
    }

    @Test("the derivative along a direction is the slope of all results", arguments: OpCatalog.all)
    func forward(_ op: OpCase) throws {
        #expect(try GradientCheck(function: op.body, point: op.point()).forwardError() < 1e-6)
    }

    // Single precision carries 6e-8 of each number; through sums of up to a hundred terms and their
    // cancellation 1e-4 of the largest result is a bound with room.
    @Test("f32 gives the values and gradients of f64", arguments: OpCatalog.all)
    func singlePrecision(_ op: OpCase) throws {
        guard op.name != "to f64" else { return }
        let f: @Sendable ([Tensor]) throws -> Tensor = { inputs in
            var stream = Stream(seed: 3, .probe)
            let result = try op.body(inputs)
            // A random weight: plain sums of normalised values have gradients that cancel to nothing.
            return try (result * Tensor.randn(result.shape, &stream, dtype: result.dtype)).sum()
        }
        let double = try Differentiation.valueAndGrads(of: f, at: op.point())
        let single = try Differentiation.valueAndGrads(of: f, at: op.point(.f32))
        #expect(single.value.dtype == .f32)
        for (a, b) in zip([double.value] + double.gradients, [single.value] + single.gradients) {
            #expect(a.shape == b.shape)
            let scale = a.doubles().map(abs).max() ?? 0
            for (x, y) in zip(a.doubles(), b.doubles()) { #expect(abs(x - y) <= 1e-4 * max(scale, 1e-3)) }
        }
    }

    @Test("no op holds on to its tape", arguments: OpCatalog.all)
    func freed(_ op: OpCase) throws {
        weak var seen: Tape?
        do {
            let tape = Tape()
            seen = tape
            let inputs = try op.point().map { try tape.variable($0) }
            let value = try op.body(inputs).sum()
            let first = try tape.gradients(of: value, at: inputs, createGraph: true)
            _ = try tape.gradients(of: first[0].sum(), at: inputs, createGraph: true)
        }
        #expect(seen == nil)
    }
}
