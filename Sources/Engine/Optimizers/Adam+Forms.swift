extension Adam {
    /// `adam(betas: list<number> = [0.9, 0.999], eps: number = 1e-8, weight_decay: number = 0, groups:
    /// record?)`.
    public static let form = form(
        "adam", "Adam: steps scaled by each parameter's own gradients", weightDecay: 0, decoupled: false,
        notes: "Source: Kingma and Ba 2015; PyTorch's Adam. The decay is an L2 penalty in the gradient.")

    /// `adamw(betas: list<number> = [0.9, 0.999], eps: number = 1e-8, weight_decay: number = 0.01,
    /// groups: record?)`.
    public static let decoupledForm = form(
        "adamw", "Adam with the weight decay outside the gradient", weightDecay: 0.01, decoupled: true,
        notes: "Source: Loshchilov and Hutter 2019; PyTorch's AdamW.")

    private static func form(
        _ name: String, _ summary: String, weightDecay: Value, decoupled: Bool, notes: String
    ) -> Form<any Optimizer> {
        Form(
            name, summary, result: "optimizer", notes: notes,
            example: Example("\(name)(weight_decay: 1e-4)", prints: ["\(name)(weight_decay: 0.0001)", "..."])
        ) { fields in
            let betas = fields(
                "betas", .list(.number), default: [0.9, 0.999], in: .between(0, 1),
                help: "decay rates of the mean and of the mean square")
            let eps = fields("eps", .number, default: 1e-8, in: .atLeast(0), help: "added to the root")
            let decay = fields(
                "weight_decay", .number, default: weightDecay, in: .atLeast(0), help: "weight of the decay")
            let groups = fields.groups()
            return { arguments in
                let pair = arguments[betas]
                guard pair.count == 2, pair.allSatisfy({ $0 < 1 }) else {
                    throw Fault(
                        .argument, "betas are two numbers from 0 to below 1", hint: "betas: [0.9, 0.999]",
                        at: arguments.place(of: betas))
                }
                let adam = Adam(
                    betas: (pair[0], pair[1]), eps: arguments[eps], weightDecay: arguments[decay],
                    decoupled: decoupled)
                return try adam.grouped(arguments, groups)
            }
        }
    }
}
