/// Stochastic gradient descent, with momentum if asked for.
///
/// g ← g + weight_decay·θ; b ← momentum·b + g; θ ← θ − lr·b, or with `nesterov` θ ← θ − lr·(g + momentum·b).
/// Source: PyTorch's `torch.optim.SGD` without dampening: the velocity holds gradients, not steps.
public struct SGD: Optimizer {
    public let name = "sgd"
    /// What is kept of the velocity.
    public let momentum: Double
    /// Whether the gradient is as if taken where the velocity leads.
    public let nesterov: Bool
    /// The weight of the L2 penalty ½‖θ‖².
    public let weightDecay: Double

    public init(momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
        self.momentum = momentum
        self.nesterov = nesterov
        self.weightDecay = weightDecay
    }

    public var options: Record {
        Record([
            ("momentum", .real(momentum)), ("nesterov", .bool(nesterov)),
            ("weight_decay", .real(weightDecay)),
        ])
    }

    public var rule: String {
        guard momentum != 0 else { return "θ ← θ − lr·u" }
        return nesterov
            ? "b ← \(momentum)·b + u; θ ← θ − lr·(u + \(momentum)·b)" : "b ← \(momentum)·b + u; θ ← θ − lr·b"
    }

    public func decaying(by weightDecay: Double) -> any Optimizer {
        SGD(momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
    }

    public func start(at point: Tensor) throws -> Moments {
        guard momentum != 0 else { return Moments() }
        return Moments(vectors: [("velocity", try Tensor.zeros(point.shape, point.dtype))])
    }

    public func step(
        point: Tensor, gradient: Tensor, moments: Moments, lr: Double
    ) throws -> (point: Tensor, moments: Moments) {
        let g = weightDecay == 0 ? gradient : try gradient.adding(weightDecay, times: point)
        guard momentum != 0 else {
            return (try point.adding(-lr, times: g), Moments(count: moments.count + 1))
        }
        let velocity = try g.adding(momentum, times: moments.vector("velocity"))
        let move = nesterov ? try g.adding(momentum, times: velocity) : velocity
        return (
            try point.adding(-lr, times: move),
            Moments(count: moments.count + 1, vectors: [("velocity", velocity)])
        )
    }

    /// `sgd(momentum: number = 0, nesterov: bool = false, weight_decay: number = 0, groups: record?)`.
    public static let form = Form<any Optimizer>(
        "sgd", "Gradient descent, with momentum if asked for", result: "optimizer",
        notes: "Source: PyTorch's SGD without dampening.",
        example: Example("sgd(momentum: 0.9)", prints: ["sgd(momentum: 0.9)", "b ← 0.9·b + u; θ ← θ − lr·b"])
    ) { fields in
        let momentum = fields(
            "momentum", .number, default: 0, in: .atLeast(0), help: "what is kept of the velocity each step")
        let nesterov = fields("nesterov", .bool, default: false, help: "look ahead along the velocity")
        let decay = fields(
            "weight_decay", .number, default: 0, in: .atLeast(0), help: "weight of the L2 penalty")
        let groups = fields.groups()
        return { arguments in
            guard !arguments[nesterov] || arguments[momentum] > 0 else {
                throw Fault(
                    .argument, "nesterov needs a momentum above 0",
                    hint: "sgd(momentum: 0.9, nesterov: true)",
                    at: arguments.place(of: nesterov))
            }
            let sgd = SGD(
                momentum: arguments[momentum], nesterov: arguments[nesterov], weightDecay: arguments[decay])
            return try sgd.grouped(arguments, groups)
        }
    }
}
