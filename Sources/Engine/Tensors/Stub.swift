extension Tensor {
    public func item() -> Double { 0 }
    public func item(at index: Int) throws -> Tensor { self }
    public var isRecorded: Bool { false }
}
