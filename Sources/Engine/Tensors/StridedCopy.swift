import Kernels

extension Tensor {
    /// A contiguous tensor of elements picked at regular steps from this one; without derivative.
    ///
    /// - Parameter offset: the first element's position; `steps`: the way in elements along each dimension.
    func picked(_ shape: [Int], offset: Int, steps: [Int]) throws -> Tensor {
        let target = try Storage(shape: shape, dtype: dtype)
        let walk = StridedWalk(sizes: shape, steps: [StridedWalk.rowMajor(shape), steps])
        copy(walk, to: target.pointer, from: storage.pointer + offset * dtype.stride)
        return Tensor(shape: shape, dtype: dtype, storage: target)
    }

    /// A tensor of zeros with this one's elements put at regular steps; without derivative.
    func placed(in shape: [Int], offset: Int, steps: [Int]) throws -> Tensor {
        let target = try Tensor.zeros(shape, dtype).storage
        let walk = StridedWalk(sizes: self.shape, steps: [steps, StridedWalk.rowMajor(self.shape)])
        copy(walk, to: target.pointer + offset * dtype.stride, from: storage.pointer)
        return Tensor(shape: shape, dtype: dtype, storage: target)
    }

    private func copy(_ walk: StridedWalk, to: UnsafeMutableRawPointer, from: UnsafeMutableRawPointer) {
        withExtendedLifetime(storage) {
            walk.blocks { block, offsets, _ in
                kernels_copy_strided(
                    Int32(dtype.stride), block.rank, block.shape, to + offsets[0] * dtype.stride,
                    block.steps[0], from + offsets[1] * dtype.stride, block.steps[1])
            }
        }
    }
}
