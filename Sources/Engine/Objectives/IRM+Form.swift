extension IRM {
    /// `irm(lambda: number = 100, anneal: number = 0.1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "irm", "Invariant risk minimisation: one scale of the logits must suit every domain",
        result: "objective",
        notes: "Source: Arjovsky et al. 2019, the practical form IRMv1; DomainBed's IRM, whose switch at "
            + "step 500 of 5001 is 0.1 here. The square of each domain's derivative is the product of two "
            + "half-batches, unbiased and sometimes negative; the authors' code divides the loss by "
            + "lambda, this does not. At the switch the optimizer's moments are cleared.",
        example: Example("irm(lambda: 10)", prints: ["irm(lambda: 10)", "..."])
    ) { fields in
        let lambda = fields("lambda", .number, default: 100, in: .atLeast(0), help: "weight of the penalty")
        let anneal = fields.anneal(default: 0.1, before: "1")
        let pool = fields.pool()
        return { IRM(lambda: $0[lambda], anneal: SwitchStep($0[anneal]), pool: $0[pool]) }
    }
}
