/// How several domains pass a model.
public enum ForwardStyle: String, Sendable {
    /// One pass over all of them, so that batch norm sees the mixture.
    case joint
    /// A pass for each, in order, each with batch statistics of its own.
    case separate
}

/// Whether a forward pass moves the running statistics.
public enum RunningStatistics: Sendable {
    case keep, discard
}

/// What has been computed, in passes over the whole step's samples: 0.5 is a pass over half of them.
public struct Passes: Sendable, Equatable {
    public var forward: Double
    public var backward: Double

    public init(forward: Double = 0, backward: Double = 0) {
        self.forward = forward
        self.backward = backward
    }

    static func += (total: inout Passes, more: Passes) {
        total.forward += more.forward
        total.backward += more.backward
    }
}
