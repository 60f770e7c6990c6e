/// Adaptive sharpness-aware minimisation: sam in a metric that scales with each weight.
///
/// T = |θ| + η for parameters with "weight" in their name, 1 for others; ε = ρ·T²g/(‖Tg‖ + 1e-12) and
/// u = ∇L̃(θ + ε). Source: Kwon et al., "ASAM", ICML 2021, eq. 5 and algorithm 1; SamsungLabs/ASAM, whose
/// class defaults are these and whose example sets η = 0. That code adds 1e-16 to the norm, moves running
/// statistics in both passes and recovers θ by subtraction; here the first pass alone moves them and θ is
/// kept.
public struct ASAM: Objective {
    public let name = "asam"
    public let rule = "u = ∇L(θ + ρ·T²g/‖Tg‖), g = ∇L(θ), T = |θ| + η for weights, 1 for others"
    private let sam: SAM

    public init(rho: Schedule = Schedule(0.5), eta: Double = 0.01) {
        sam = SAM(rho: rho, adaptive: .weights, eta: eta)
    }

    public var options: Record {
        Record([("rho", sam.rho.option), ("eta", .real(sam.perturbation.eta))])
    }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 2, backward: 2) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        try sam.check(domains: domains, planned: planned)
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        try sam.step(on: &landscape, moment)
    }

    /// `asam(rho: number | schedule = 0.5, eta: number = 0.01)`.
    public static let form = Form<any Objective>(
        "asam", "Adaptive sharpness-aware minimisation: the ascent scales with each weight",
        result: "objective",
        notes: "A weight twice as large may be moved twice as far, so rescaling a network does not change "
            + "its sharpness. Source: Kwon et al., ICML 2021, eq. 5; rho and eta are the class defaults of "
            + "SamsungLabs/ASAM, whose example uses eta 0. The metric scales parameters with \"weight\" in "
            + "their name, as there. Their code moves batch norm's statistics in both passes; here only "
            + "the first does. `sam(adaptive: \"all\")` is the other adaptive form in use, of davda54/sam.",
        example: Example("asam(rho: 1)", prints: ["asam(rho: 1)", "..."])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.5, in: .atLeast(0), help: "radius of the ascent")
        let eta = fields(
            "eta", .number, default: 0.01, in: .atLeast(0),
            help: "added to the size of a weight, for weights near 0")
        return { ASAM(rho: $0[rho], eta: $0[eta]) }
    }
}
