/// A dense array of numbers: a shape and elements of one dtype, row-major.
public struct Tensor: Sendable {
    /// Sizes of the dimensions; empty for a single number.
    public let shape: [Int]
    /// The type of the elements.
    public let dtype: DType

    init(shape: [Int], dtype: DType) {
        self.shape = shape
        self.dtype = dtype
    }
}
