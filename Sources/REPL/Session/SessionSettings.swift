import Plot

/// The fields of `session` that can be set; part of the stamp and of `undo`.
struct SessionSettings: Sendable, Equatable {
    /// Default of every `seed:`.
    var seed = 0
    /// Threads of the kernels; results do not depend on it. 0 stands for all cores.
    var threads = 0
    /// Colour while typing and in output, where the terminal allows it.
    var colour = true
    /// How figures are drawn; nil leaves it to the environment and the terminal.
    var graphics: GraphicsKind?
    /// The folder of run folders.
    var runs = "runs"
}
