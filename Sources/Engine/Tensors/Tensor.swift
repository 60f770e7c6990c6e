/// A dense array of numbers: a shape and elements of one dtype, row-major.
///
/// A tensor is a value: no operation changes one. It may carry the place on a `Tape` where it was computed;
/// what is computed from it is then recorded there as well.
public struct Tensor: Sendable {
    /// Sizes of the dimensions; empty for a single number.
    public let shape: [Int]
    /// The type of the elements.
    public let dtype: DType
    let storage: Storage
    let recording: Recording?

    init(shape: [Int], dtype: DType, storage: Storage, recording: Recording? = nil) {
        self.shape = shape
        self.dtype = dtype
        self.storage = storage
        self.recording = recording
    }

    /// The number of elements.
    // The storage was made through the checked product, so the wrapping one cannot wrap.
    public var count: Int { shape.reduce(1, &*) }

    /// The number of dimensions.
    public var rank: Int { shape.count }

    /// Whether it lies on a tape.
    public var isRecorded: Bool { recording != nil }

    /// The same value, off the tape: a constant for every gradient.
    public var constant: Tensor {
        recording == nil ? self : Tensor(shape: shape, dtype: dtype, storage: storage)
    }
}

/// The place of a tensor on a tape.
struct Recording: Sendable {
    let tape: Tape
    let index: Int
}
