import Synchronization

/// The record of one differentiation: a flat list of what was computed, in order.
///
/// A tape is made where gradients are wanted and dropped afterwards; there is no global one and no mode.
/// Tensors of a tape keep it alive. Its entries hold plain values, never tensors of a tape, so nothing is
/// freed recursively, however long the list.
///
/// When a computation meets tensors of two tapes (a gradient inside a function that is itself
/// differentiated, over values of both), the two lists are joined and both tapes stand for the joint list
/// from then on.
public final class Tape: Sendable {
    /// Where the tape's entries are: a list, and the position in it of this tape's entry 0.
    struct Place {
        var log: TapeLog
        var offset: Int
    }

    private static let made = Atomic<Int>(0)

    private let place: Mutex<Place>
    /// How many tapes were made before.
    private let age: Int

    /// An empty tape.
    public init() {
        age = Tape.made.wrappingAdd(1, ordering: .relaxed).oldValue
        place = Mutex(Place(log: TapeLog(oldest: age), offset: 0))
    }

    /// The tensor as a variable: what is computed from it is recorded, and it can be asked for its
    /// gradient.
    ///
    /// A tensor that lies on a tape already gives a new variable that depends on it.
    /// - Throws: `.type` unless the dtype is f32 or f64.
    public func variable(_ tensor: Tensor) throws -> Tensor {
        guard tensor.dtype.isFloat else {
            throw Fault(
                .type, "a gradient at a tensor of \(tensor.dtype.rawValue); only f32 and f64 have one")
        }
        guard let recording = tensor.recording else { return append(TapeNode(output: tensor), in: current) }
        join(recording.tape)
        let (value, here) = (tensor.constant, current)
        let source = try index(of: tensor, in: here)
        let node = TapeNode(output: value, inputs: [value], sources: [source]) { g, _, _, _ in [g] }
        return append(node, in: here)
    }

    /// Entries so far.
    public var count: Int { place.withLock { $0.log.count } }

    /// The list, resolved through joins.
    var current: Place {
        place.withLock {
            $0.resolve()
            return $0
        }
    }

    /// The position of a tensor in the list; it must lie on this tape.
    func index(of tensor: Tensor, in here: Place) throws -> Int {
        guard let recording = tensor.recording else {
            throw Fault(.state, "a tensor \(tensor.shape.sizes) does not lie on the tape")
        }
        if recording.tape === self { return recording.index + here.offset }
        let theirs = recording.tape.current
        guard theirs.log === here.log else { throw Fault(.state, "two tensors lie on different tapes") }
        return recording.index + theirs.offset
    }

    /// Records an entry; `here` is the current list.
    func append(_ node: TapeNode, in here: Place) -> Tensor {
        let index = here.log.append(node)
        let recording = Recording(tape: self, index: index - here.offset)
        return Tensor(
            shape: node.output.shape, dtype: node.output.dtype, storage: node.output.storage,
            recording: recording)
    }

    /// Whether tensors of an older tape were met: what is computed here may yet be differentiated there.
    var meetsOlder: Bool { current.log.oldest < age }

    /// Makes one list of this tape's and the other's.
    func join(_ other: Tape) {
        guard self !== other else { return }
        let mine = current
        let theirs = other.current
        guard mine.log !== theirs.log else { return }
        mine.log.absorb(theirs.log)
    }
}

extension Tape.Place {
    mutating func resolve() {
        while let next = log.successor {
            log = next.log
            offset += next.shift
        }
    }
}
