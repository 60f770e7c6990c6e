/// Fully connected networks on flattened input: `mlp` with hidden layers, `logreg` without.
public enum MLP {
    /// Linear layers `l1 l2 … fc` with an activation between them.
    ///
    /// - Parameter input: the shape of a sample, which is flattened in its order.
    /// - Throws: `.argument` for an input without elements.
    public static func architecture(
        input: [Int], hidden: [Int] = [64], classes: Int = 2, activation: Activation = .relu
    ) throws -> Architecture {
        let size = try MemoryBudget.count(of: input)
        guard size >= 1 else {
            throw Fault(.argument, "a model of input \(input.sizes), which has no elements")
        }
        var body: [any Layer] = []
        var width = size
        for (index, next) in hidden.enumerated() {
            body += [LinearLayer("l\(index + 1)", width, next), activation] as [any Layer]
            width = next
        }
        return try Architecture(
            input: InputMap(shape: input, isFlat: true), body: body, head: LinearLayer("fc", width, classes))
    }

    private static let inputType = FieldType<Int>.int.map { [$0] }.or(.list(.int))

    /// `mlp(input: int | list<int>, hidden: list<int> = [64], classes: int = 2, activation: … = "relu",
    /// seed)`.
    public static let form = Form<ModelPlan>(
        "mlp", "A fully connected network", result: "model",
        notes: "Flattens its input. Layers l1 l2 … fc; weights and biases are uniform within 1/√fan_in.",
        example: Example("mlp(input: 9, hidden: [32, 16], seed: 0).classes", prints: ["[0, 1]"])
    ) { fields in
        let input = fields("input", inputType, in: .atLeast(1), help: "size or shape of a sample")
        let hidden = fields(
            "hidden", .list(.int), default: [64], in: .between(1, 16_777_216),
            help: "sizes of the hidden layers")
        let classes = fields(
            "classes", .int, default: 2, in: .between(2, 65536), help: "classes to tell apart")
        let activation = fields(
            "activation", .choice("relu", "tanh"), default: "relu", help: "the function between layers")
        let seed = fields.seed(help: "seed of the first weights")
        return { arguments in
            ModelPlan(
                architecture: try architecture(
                    input: arguments[input], hidden: arguments[hidden], classes: arguments[classes],
                    activation: Activation(rawValue: arguments[activation]) ?? .relu),
                settings: ModelSettings(name: "mlp", options: arguments.resolved), seed: arguments[seed])
        }
    }

    /// `logreg(input: int | list<int>, classes: int = 2, seed)`.
    public static let logregForm = Form<ModelPlan>(
        "logreg", "Logistic regression: one linear layer", result: "model",
        notes: "Flattens its input; layer fc.",
        example: Example("logreg(input: 9, seed: 0).classes", prints: ["[0, 1]"])
    ) { fields in
        let input = fields("input", inputType, in: .atLeast(1), help: "size or shape of a sample")
        let classes = fields(
            "classes", .int, default: 2, in: .between(2, 65536), help: "classes to tell apart")
        let seed = fields.seed(help: "seed of the first weights")
        return { arguments in
            ModelPlan(
                architecture: try architecture(
                    input: arguments[input], hidden: [], classes: arguments[classes]),
                settings: ModelSettings(name: "logreg", options: arguments.resolved), seed: arguments[seed])
        }
    }
}
