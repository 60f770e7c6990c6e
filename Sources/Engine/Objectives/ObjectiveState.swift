/// What an objective remembers between steps.
public struct ObjectiveState: Sendable {
    /// Tensors by name.
    public var tensors: [(name: String, tensor: Tensor)]
    /// Numbers by name.
    public var numbers: [(name: String, number: Double)]

    public init(
        tensors: [(name: String, tensor: Tensor)] = [], numbers: [(name: String, number: Double)] = []
    ) {
        self.tensors = tensors
        self.numbers = numbers
    }
}
