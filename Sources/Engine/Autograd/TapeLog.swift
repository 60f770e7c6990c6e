import Synchronization

/// The gradient of one recorded computation.
///
/// It gets the gradient at the output, the inputs, the output, and for each input whether its gradient is
/// wanted; it gives a gradient of the input's shape, or nil for none. When a graph is created, `g` and
/// `inputs` lie on a tape, so what the function computes is recorded and can be differentiated again;
/// otherwise they are plain and fused kernels may run. It must hold no tensor of a tape: those would keep
/// the tape alive for ever.
public typealias Pullback =
    @Sendable (
        _ g: Tensor, _ inputs: [Tensor], _ output: Tensor, _ wants: [Bool]
    ) throws -> [Tensor?]

/// One entry of a tape.
struct TapeNode: Sendable {
    /// The value, off the tape.
    var output: Tensor
    /// What it was computed from, off the tape.
    var inputs: [Tensor] = []
    /// The entries of the inputs; -1 for a constant.
    var sources: [Int] = []
    var pullback: Pullback?
}

/// The list of entries of one or, after joins, several tapes.
final class TapeLog: Sendable {
    private struct State {
        var nodes: [TapeNode] = []
        var successor: (log: TapeLog, shift: Int)?
        var oldest: Int
    }

    private let state: Mutex<State>

    init(oldest: Int) { state = Mutex(State(oldest: oldest)) }

    var count: Int { state.withLock { $0.nodes.count } }

    /// The entries so far.
    var nodes: [TapeNode] { state.withLock { $0.nodes } }

    /// The list that has taken this one's entries, and how far they moved; nil while this one is in use.
    var successor: (log: TapeLog, shift: Int)? { state.withLock { $0.successor } }

    /// The age of the oldest tape that this is the list of.
    var oldest: Int { state.withLock { $0.oldest } }

    func append(_ node: TapeNode) -> Int {
        state.withLock {
            $0.nodes.append(node)
            return $0.nodes.count - 1
        }
    }

    /// Takes the other list's entries after this one's. Entries name earlier ones of their own list, so the
    /// order stays one in which everything comes after what it was computed from.
    func absorb(_ other: TapeLog) {
        let (theirs, age) = (other.nodes, other.oldest)
        let shift = state.withLock { state in
            state.oldest = min(state.oldest, age)
            let shift = state.nodes.count
            for var node in theirs {
                node.sources = node.sources.map { $0 < 0 ? $0 : $0 + shift }
                state.nodes.append(node)
            }
            return shift
        }
        other.state.withLock { $0 = State(successor: (self, shift), oldest: $0.oldest) }
    }
}
