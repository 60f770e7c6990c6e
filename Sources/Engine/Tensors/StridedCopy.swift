extension Tensor {
    /// A contiguous tensor of elements picked at regular steps from this one; without derivative.
    ///
    /// - Parameter offset: the first element's position; `steps`: the way in elements along each dimension.
    func picked(_ shape: [Int], offset: Int, steps: [Int]) throws -> Tensor {
        switch dtype.stride {
        case 1: try picked(shape, offset, steps, as: UInt8.self)
        case 4: try picked(shape, offset, steps, as: UInt32.self)
        default: try picked(shape, offset, steps, as: UInt64.self)
        }
    }

    /// A tensor of zeros with this one's elements put at regular steps; without derivative.
    func placed(in shape: [Int], offset: Int, steps: [Int]) throws -> Tensor {
        switch dtype.stride {
        case 1: try placed(shape, offset, steps, as: UInt8.self)
        case 4: try placed(shape, offset, steps, as: UInt32.self)
        default: try placed(shape, offset, steps, as: UInt64.self)
        }
    }

    private func picked<W: FixedWidthInteger>(
        _ shape: [Int], _ offset: Int, _ steps: [Int], as: W.Type
    ) throws -> Tensor {
        let target = try Storage(shape: shape, dtype: dtype)
        let walk = StridedWalk(sizes: shape, steps: [steps])
        let step = walk.rowSteps[0]
        let from = storage.pointer.assumingMemoryBound(to: W.self) + offset
        let to = target.pointer.assumingMemoryBound(to: W.self)
        withExtendedLifetime(storage) {
            var at = 0
            walk.rows { offsets, count in
                let row = from + offsets[0]
                if step == 1 {
                    (to + at).update(from: row, count: count)
                } else {
                    for k in 0..<count { to[at &+ k] = row[k &* step] }
                }
                at += count
            }
        }
        return Tensor(shape: shape, dtype: dtype, storage: target)
    }

    private func placed<W: FixedWidthInteger>(
        _ shape: [Int], _ offset: Int, _ steps: [Int], as: W.Type
    ) throws -> Tensor {
        let target = try Storage(shape: shape, dtype: dtype)
        target.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: target.byteCount)
        let walk = StridedWalk(sizes: self.shape, steps: [steps])
        let step = walk.rowSteps[0]
        let from = storage.pointer.assumingMemoryBound(to: W.self)
        let to = target.pointer.assumingMemoryBound(to: W.self) + offset
        withExtendedLifetime(storage) {
            var at = 0
            walk.rows { offsets, count in
                let row = to + offsets[0]
                for k in 0..<count { row[k &* step] = from[at &+ k] }
                at += count
            }
        }
        return Tensor(shape: shape, dtype: dtype, storage: target)
    }
}
