/// What to descend: turns a step's landscape into a direction.
///
/// An objective is a value without a memory; what it remembers between steps goes in and out as its state,
/// which is part of a checkpoint. How to step from the direction is the optimizer's affair.
public protocol Objective: Configured {
    /// The update in one line, for help and `explain`.
    var rule: String { get }

    /// Refuses a run that this objective cannot do.
    ///
    /// - Parameter planned: the run's steps, nil when unknown.
    /// - Throws: `.argument` saying what to change.
    func check(domains: [LandscapeDomain], planned: Int?) throws

    /// Passes that one step takes, in passes over all its samples, for `explain`.
    func passes(domains: Int, couplesSamples: Bool) -> Passes

    /// The state before the first step.
    func start(layout: ParameterLayout, domains: [LandscapeDomain]) throws -> ObjectiveState

    /// One step's direction, from the losses around the landscape's point.
    ///
    /// - Throws: what the landscape throws.
    func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
}

extension Objective {
    public func check(domains: [LandscapeDomain], planned: Int?) throws {}

    public func start(layout: ParameterLayout, domains: [LandscapeDomain]) throws -> ObjectiveState {
        ObjectiveState()
    }
}
