extension MLDG {
    /// `mldg(beta: number = 1, n_test: int?, inner: "adam" | "sgd" = "adam")`.
    public static let form = Form<any Objective>(
        "mldg", "Meta-learning: a step on some domains must also help others", result: "objective",
        notes: "Source: Li et al., AAAI 2018, algorithm 1, to first order; DomainBed's MLDG. Each step "
            + "holds n_test random domains out, min(2, S − 1) unless given, and adds their gradients after "
            + "a step on each of the others, cut to the shorter batch. As there the sum is divided by S "
            + "although there are S − n_test pairs, the inner step is a fresh Adam's (the paper's is a "
            + "plain gradient step: inner \"sgd\"), and batch norm's statistics never move: evaluate "
            + "models without batch norm, or recompute them. A meta-test domain's loss is reported after "
            + "the inner step.",
        example: Example("mldg(n_test: 1)", prints: ["mldg(n_test: 1)", "..."])
    ) { fields in
        let beta = fields(
            "beta", .number, default: 1, in: .atLeast(0), help: "weight of the meta-test gradients")
        let tests = fields(optional: "n_test", .int, in: .atLeast(1), help: "domains held out in a step")
        let inner = fields(
            "inner", .choice("adam", "sgd"), default: "adam", help: "the step between train and test")
        return {
            MLDG(beta: $0[beta], testCount: $0[tests], inner: Inner(rawValue: $0[inner]) ?? .adam)
        }
    }
}
