extension Fishr {
    /// `fishr(lambda: number = 1000, anneal: number = 0.3, ema: number = 0.95)`.
    public static let form = Form<any Objective>(
        "fishr", "Matches the variances of the classifier's gradients between domains", result: "objective",
        notes: "Source: Rame, Dancette and Cord, ICML 2022; the code of alexrame/fishr in DomainBed, whose "
            + "switch at step 1500 of 5001 is 0.3 here. Only the last layer's gradients are compared, in "
            + "closed form for a linear head and cross-entropy. The code takes a mean over parameters "
            + "where the paper sums, and its average is a discounted sum that starts at the variance and "
            + "grows to about 1/(1 − ema) times it. Before the switch it is erm; at it the optimizer's "
            + "moments are cleared.",
        example: Example("fishr(lambda: 100)", prints: ["fishr(lambda: 100)", "..."])
    ) { fields in
        let lambda = fields("lambda", .number, default: 1000, in: .atLeast(0), help: "weight of the penalty")
        let anneal = fields.anneal(default: 0.3, before: "0")
        let ema = fields(
            "ema", .number, default: 0.95, in: Bound("from 0 to below 1") { $0 >= 0 && $0 < 1 },
            help: "what the averaged variances keep each step")
        return { Fishr(lambda: $0[lambda], anneal: SwitchStep($0[anneal]), ema: $0[ema]) }
    }
}
