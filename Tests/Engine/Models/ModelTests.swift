import Engine
import Testing

@Suite struct ModelTests {
    private func plan(_ form: Form<ModelPlan>, _ options: [(String, Value)]) throws -> ModelPlan {
        try form.make(
            Call(named: options.map { (label: $0.0, labelPlace: nil, argument: Call.Argument($0.1)) }))
    }

    @Test("cnn has 23,826 parameters on 3 channels and 2 classes, 93,730 at twice the width")
    func size() throws {
        #expect(try CNN.architecture(image: [3, 48, 48]).layout.count == 23_826)
        #expect(try CNN.architecture(image: [3, 64, 64], width: 32).layout.count == 93_730)
    }

    @Test("parameters are named as in PyTorch; biases of convolutions only without batch norm")
    func names() throws {
        let names = { (architecture: Architecture) in architecture.layout.entries.map(\.name) }
        #expect(
            try names(CNN.architecture(image: [1, 8, 8])) == [
                "conv1.weight", "bn1.weight", "bn1.bias", "conv2.weight", "bn2.weight", "bn2.bias",
                "conv3.weight", "bn3.weight", "bn3.bias", "fc.weight", "fc.bias",
            ])
        #expect(
            try names(CNN.architecture(image: [1, 8, 8], batchNorm: false)) == [
                "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "conv3.weight", "conv3.bias",
                "fc.weight", "fc.bias",
            ])
        #expect(
            try names(MLP.architecture(input: [3, 4], hidden: [5])) == [
                "l1.weight", "l1.bias", "fc.weight", "fc.bias",
            ])
        #expect(
            try CNN.architecture(image: [1, 8, 8]).layout.entry("conv2.weight")?.shape == [32, 16, 3, 3])
        #expect(try CNN.architecture(image: [1, 8, 8]).couplesSamples)
        #expect(try !CNN.architecture(image: [1, 8, 8], batchNorm: false).couplesSamples)
    }

    @Test("first weights are uniform within 1/√fan_in, depend on the seed, and batch norm starts at 1 and 0")
    func initial() throws {
        let architecture = try CNN.architecture(image: [3, 8, 8], width: 32)
        let settings = ModelSettings(name: "cnn", options: Record())
        let model = try Model(architecture, settings: settings, seed: 7)
        let tensors = Dictionary(uniqueKeysWithValues: try model.namedTensors().map { ($0.name, $0.tensor) })
        let weight = try #require(tensors["conv3.weight"]).doubles()
        let bound = 1 / (64.0 * 9).squareRoot()
        #expect(weight.allSatisfy { abs($0) <= bound })
        // The variance of U(−b, b) is b²/3; with 73,728 draws its relative error is 0.9/√n = 0.0033 a sigma.
        let variance = weight.reduce(0) { $0 + $1 * $1 } / Double(weight.count)
        #expect(abs(variance / (bound * bound / 3) - 1) < 0.02)
        #expect(try #require(tensors["bn1.weight"]).doubles().allSatisfy { $0 == 1 })
        #expect(try #require(tensors["bn1.bias"]).doubles().allSatisfy { $0 == 0 })
        #expect(try #require(tensors["bn1.running_var"]).doubles().allSatisfy { $0 == 1 })
        let again = try Model(architecture, settings: settings, seed: 7)
        let other = try Model(architecture, settings: settings, seed: 8)
        #expect(again.point.floats() == model.point.floats())
        #expect(other.point.floats() != model.point.floats())
    }

    @Test("settings rebuild the architecture, and print as the expression that makes it")
    func rebuild() throws {
        let model = try plan(MLP.form, [("input", [3, 4]), ("hidden", [5, 6]), ("activation", "tanh")])
            .model(session: 3)
        #expect(model.summary == "mlp(input: [3, 4], hidden: [5, 6], activation: \"tanh\", seed: 3)")
        let copy = try ModelCatalog.rebuild(model.settings)
        #expect(copy.layout == model.layout)
        #expect(copy.equals(model))
        #expect(throws: Fault.self) {
            try ModelCatalog.rebuild(ModelSettings(name: "vgg", options: Record()))
        }
    }

    @Test("options that make no model are refused")
    func refusals() {
        for image: Value in [[3, 7, 8], [3, 8], [0, 8, 8], [3, 8, -8]] {
            #expect(throws: Fault.self) { try plan(CNN.form, [("image", image)]) }
        }
        for (label, value): (String, Value) in [
            ("classes", 1), ("hidden", [0]), ("activation", "gelu"), ("hidden", [16_777_216, 16_777_216]),
        ] {
            #expect(throws: Fault.self) {
                try plan(MLP.form, [("input", 4), (label, value)]).model(session: 0)
            }
        }
        let huge: Value = [1_099_511_627_776, 1_099_511_627_776]
        #expect(throws: Fault.self) { try plan(MLP.form, [("input", huge)]) }
    }

    @Test("what a sample gets in prediction depends neither on its neighbours nor on their number")
    func chunks() throws {
        let model = try plan(CNN.form, [("image", [2, 8, 8])]).model(session: 1)
        var stream = Stream(seed: 0, .tensor)
        let x = try Tensor.rand([Model.chunk + 6, 2, 8, 8], &stream)
        let all = try model.probabilities(x)
        #expect(all.shape == [Model.chunk + 6, 2])
        let one = try model.probabilities(x.narrow(dim: 0, start: Model.chunk + 2, length: 1))
        #expect(try all.item(at: Model.chunk + 2).floats() == one.floats())
        for row in stride(from: 0, to: all.count, by: 2) {
            #expect(abs(all.doubles()[row] + all.doubles()[row + 1] - 1) < 1e-6)
        }
        #expect(throws: Fault.self) { try model.probabilities(Tensor.zeros([1, 2, 8, 9])) }
        #expect(throws: Fault.self) { try model.probabilities(Tensor.zeros([1, 2, 8, 8], .u8)) }
    }

    @Test("images with channels last give what images with channels first give")
    func orders() throws {
        var stream = Stream(seed: 0, .tensor)
        let x = try Tensor.rand([3, 2, 8, 8], &stream)
        for form in [CNN.form, MLP.form] {
            let label = form.name == "cnn" ? "image" : "input"
            let shape: Value = [2, 8, 8]
            let model = try plan(form, [(label, shape)]).model(session: 1)
            let a = try model.probabilities(x)
            let b = try model.probabilities(x.permute([0, 2, 3, 1]), order: .channelsLast)
            #expect(a.floats() == b.floats())
        }
    }

    @Test("the fixed map turns 0 and 1 into −1 and 1, or into ImageNet's scale")
    func normalization() throws {
        let x = try Tensor([Float(0), 1, 0.5], shape: [1, 3, 1, 1])
        let map = { (name: Normalization) in
            try InputMap(shape: [3, 1, 1], isFlat: false, normalization: name).prepare(x, dtype: .f32)
                .floats()
        }
        #expect(try map(.half) == [-1, 1, 0])
        #expect(try map(.none) == [0, 1, 0.5])
        let expected: [Float] = [-0.485 / 0.229, 0.544 / 0.224, 0.094 / 0.225]
        for (a, b) in zip(try map(.imagenet), expected) { #expect(abs(a - b) < 1e-6) }
    }

    @Test("weights that do not fit are named")
    func replacing() throws {
        let model = try plan(MLP.form, [("input", 2), ("hidden", [])]).model(session: 0)
        let zeros = try model.replacing([
            (name: "fc.weight", tensor: Tensor.zeros([2, 2])), (name: "fc.bias", tensor: Tensor.zeros([2])),
        ])
        #expect(zeros.point.floats() == [0, 0, 0, 0, 0, 0])
        let fault = #expect(throws: Fault.self) {
            try model.replacing([(name: "fc.weights", tensor: Tensor.zeros([2, 2]))])
        }
        #expect(fault?.message.contains("fc.bias") == true)
        #expect(fault?.message.contains("fc.weights") == true)
        #expect(throws: Fault.self) {
            try model.replacing([
                (name: "fc.weight", tensor: Tensor.zeros([4])), (name: "fc.bias", tensor: Tensor.zeros([2])),
            ])
        }
    }
}

@Test("a model of so many numbers takes samples of any shape with so many")
func flatInput() throws {
    let map = InputMap(shape: [6], isFlat: true)
    let numbers = try Tensor((0..<12).map(Double.init), shape: [2, 6, 1, 1])
    #expect(try map.prepare(numbers, dtype: .f64).shape == [2, 6])
    let picture = try Tensor((0..<6).map(Double.init), shape: [1, 1, 3, 2])
    #expect(try map.prepare(picture, order: .channelsLast, dtype: .f64).doubles() == [0, 2, 4, 1, 3, 5])
    #expect(throws: Fault.self) { try map.prepare(Tensor.zeros([1, 5, 1, 1]), dtype: .f32) }
}
