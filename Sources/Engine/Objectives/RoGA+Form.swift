extension RoGA {
    /// `roga(rho: number | schedule = 0.05, alpha: number = 1e-3, eval: … = "all", …)`.
    public static let form = Form<any Objective>(
        "roga", "Robust gradient alignment: ERM and the loss at each domain's ascending point",
        result: "objective",
        notes:
            "Source: Qiu, Jiang and Tan, ICME 2025, whose settings are not known (only its abstract was at "
            + "hand); the form is that of GAC-FAS (Le and Woo, CVPR 2024), rho and alpha are SAGM's, eta is "
            + "ASAM's.",
        example: Example("roga(rho: 0.1).alpha", prints: ["0.001"])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.05, in: .atLeast(0), help: "radius of the ascents")
        let alpha = fields(
            "alpha", .number, default: 1e-3, in: .atLeast(0), help: "pull of the ascending points along −g")
        let eval = fields(
            "eval", .choice("all", "own", "cross"), default: "all",
            help: "whose loss judges domain i's point: everyone's, its own, the others'")
        let ascent = fields(
            "ascent", .choice("domain", "shared"), default: "domain", help: "a point for each domain, or one"
        )
        let adaptive = fields(
            "adaptive", .ascentMetric, default: "none", help: "parameters whose size scales the ascent")
        let eta = fields(
            "eta", .number, default: 0.01, in: .atLeast(0), help: "added to that size, for parameters near 0"
        )
        let w = fields(
            "w", .list(.number), default: [0.5, 0.5], in: .atLeast(0),
            help: "weights of the ERM gradient and of the gradients at the ascending points")
        let pool = fields(
            "pool", .choice("sample", "domain"), default: "sample", help: "what a mean over domains weighs")
        let batchNorm = fields(
            "batch_norm", .choice("joint", "domain"), default: "joint",
            help: "what batch norm normalises over")
        let warmup = fields(
            "warmup", .number, default: 0, in: .atLeast(0),
            help: "ERM until then: a step, or below 1 a fraction")
        return { arguments in
            var roga = RoGA()
            roga.rho = arguments[rho]
            roga.alpha = arguments[alpha]
            roga.judge = Judge(rawValue: arguments[eval]) ?? .all
            roga.ascent = Climb(rawValue: arguments[ascent]) ?? .domain
            roga.perturbation = Perturbation(metric: arguments[adaptive], eta: arguments[eta])
            roga.pool = Pool(rawValue: arguments[pool]) ?? .sample
            roga.batchNorm = BatchNorm(rawValue: arguments[batchNorm]) ?? .joint
            roga.warmup = SwitchStep(arguments[warmup])
            let pair = arguments[w]
            guard pair.count == 2 else {
                throw Fault(
                    .argument, "w has two numbers, not \(pair.count)", hint: "w: [0.5, 0.5]",
                    at: arguments.place(of: w))
            }
            roga.weights = (pair[0], pair[1])
            return roga
        }
    }
}
