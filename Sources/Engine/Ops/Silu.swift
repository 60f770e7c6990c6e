extension Tensor {
    /// x · σ(x), also called swish.
    public func silu() throws -> Tensor {
        let x = try floating()
        return try x * x.sigmoid()
    }
}
