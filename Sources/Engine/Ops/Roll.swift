extension Tensor {
    /// The elements moved along dimensions; what leaves at the end comes back in front. Without dimensions
    /// the flattened tensor is moved.
    ///
    /// - Throws: `.value` unless there are as many shifts as dimensions.
    public func roll(_ shifts: [Int], dims: [Int]? = nil) throws -> Tensor {
        guard let dims else {
            guard shifts.count == 1 else { throw Fault(.value, "roll without dims takes one shift, not \(shifts)") }
            return try flatten().roll(shifts, dims: [0]).reshape(shape)
        }
        guard shifts.count == dims.count else {
            throw Fault(.value, "roll takes a shift for each dimension, not \(shifts) for \(dims)")
        }
        return try zip(shifts, dims).reduce(self) { try $0.rolled($1.0, $1.1) }
    }

    private func rolled(_ shift: Int, _ dim: Int) throws -> Tensor {
        let size = shape[try dimension(dim)]
        guard size > 0, shift % size != 0 else { return self }
        let front = ((shift % size) + size) % size
        return try Tensor.cat(
            [
                narrow(dim: dim, start: size - front, length: front),
                narrow(dim: dim, start: 0, length: size - front),
            ], dim: dim)
    }
}
