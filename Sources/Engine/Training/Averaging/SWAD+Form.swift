extension SWAD {
    /// `swad(n_converge: int = 3, n_tolerance: int = 6, ratio: number = 0.3)`.
    public static let form = Form<any WeightAveraging>(
        "swad", "The mean of the weights over the valley of the validation loss, for average: of train",
        result: "averaging",
        notes: "Source: Cha et al., NeurIPS 2021, algorithm 1, with its defaults. The released code "
            + "overwrites the segment that began the valley with the next one; here it is kept. Needs "
            + "validations (valid_every:); running statistics of batch norm are not averaged.",
        example: Example("swad(ratio: 0.2)", prints: ["swad(ratio: 0.2)"])
    ) { fields in
        let converge = fields(
            "n_converge", .int, default: 3, in: .between(1, 1000),
            help: "the valley begins when the oldest of so many validations is the best")
        let tolerance = fields(
            "n_tolerance", .int, default: 6, in: .between(1, 1000),
            help: "the valley ends when so many validations lie above its threshold")
        let ratio = fields(
            "ratio", .number, default: 0.3, in: .atLeast(0),
            help: "how far above the valley's first losses the threshold lies, as a part of them")
        return { SWAD(nConverge: $0[converge], nTolerance: $0[tolerance], ratio: $0[ratio]) }
    }
}
