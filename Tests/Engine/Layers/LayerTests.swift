import Engine
import Testing

@Suite struct LayerTests {
    private func context(_ layer: any Layer, _ mode: ModelMode) throws -> LayerContext {
        let layout = try ParameterLayout(layer.parameters.map { (name: $0.name, shape: $0.shape) })
        let parameters = try layer.parameters.map { parameter in
            guard case .full(let value) = parameter.initial else {
                return try Tensor.zeros(parameter.shape, .f64)
            }
            return try Tensor.full(parameter.shape, value, .f64)
        }
        let buffers = Buffers(
            try layer.buffers.map { ($0.name, try Tensor.full($0.shape, $0.initial, .f64)) })
        return LayerContext(mode: mode, buffers: buffers, layout: layout, parameters: parameters)
    }

    @Test(
        "batch norm in training uses the batch and moves the running statistics with the unbiased variance")
    func batchNorm() throws {
        let layer = BatchNormalization("bn", 1)
        var context = try context(layer, .training)
        // Mean 2, biased variance 2/3, unbiased 1.
        let y = try layer.forward(Tensor([1.0, 2.0, 3.0], shape: [3, 1]), &context)
        let scale = (2.0 / 3 + 1e-5).squareRoot()
        for (a, b) in zip(y.doubles(), [-1 / scale, 0, 1 / scale]) { #expect(abs(a - b) < 1e-15) }
        #expect(abs(try context.buffers.tensor("bn.running_mean").item() - 0.2) < 1e-15)
        #expect(abs(try context.buffers.tensor("bn.running_var").item() - 1.0) < 1e-15)
    }

    @Test("batch norm in evaluation uses and keeps the running statistics")
    func evaluation() throws {
        let layer = BatchNormalization("bn", 1)
        var context = try context(layer, .evaluation)
        let y = try layer.forward(Tensor([1.0, 3.0], shape: [2, 1]), &context)
        let scale = (1 + 1e-5).squareRoot()
        for (a, b) in zip(y.doubles(), [1 / scale, 3 / scale]) { #expect(abs(a - b) < 1e-15) }
        #expect(try context.buffers.tensor("bn.running_mean").item() == 0)
    }

    @Test("batch norm of a single value a channel is refused in training")
    func oneValue() throws {
        let layer = BatchNormalization("bn", 2)
        var context = try context(layer, .training)
        #expect(throws: Fault.self) { try layer.forward(Tensor([1.0, 3.0], shape: [1, 2]), &context) }
    }

    @Test("layers say what shape they give, and the shape is what they give")
    func shapes() throws {
        let layers: [any Layer] = [
            Convolution("c", 2, 5, size: 3, stride: 2, padding: 1), MaxPooling(2), GlobalAverage(),
            BatchNormalization("b", 2), Activation.relu, Activation.tanh,
        ]
        for layer in layers {
            for size in [4, 5, 7] {
                var context = try context(layer, .training)
                let y = try layer.forward(Tensor.zeros([3, size, size, 2], .f64), &context)
                #expect(try y.shape == [3] + layer.shape(after: [size, size, 2]), "\(layer.kind) \(size)")
            }
        }
        #expect(try LinearLayer("fc", 3, 2).shape(after: [3]) == [2])
    }

    @Test("layers that do not fit together are refused when a model is put together")
    func misfits() {
        let input = InputMap(shape: [1, 8, 8], isFlat: false)
        let wrong: [[any Layer]] = [
            [Convolution("c", 2, 3)], [GlobalAverage(), GlobalAverage()], [MaxPooling(9)],
            [BatchNormalization("b", 3)], [Convolution("c", 1, 2), GlobalAverage()],
            [Convolution("fc", 1, 3), GlobalAverage()],
        ]
        for body in wrong {
            #expect(throws: Fault.self) {
                try Architecture(input: input, body: body, head: LinearLayer("fc", 3, 2))
            }
        }
        // With a linear layer "l" in place of "fc" the last one is a model.
        #expect(throws: Never.self) {
            try Architecture(
                input: input, body: [Convolution("c", 1, 3, size: 3, stride: 2), GlobalAverage()],
                head: LinearLayer("l", 3, 2))
        }
    }
}
