extension Tensor {
    /// The largest value of each window of images [N, H, W, C]; `stride` is the window's size by default.
    ///
    /// The gradient goes to the first of equal values, in row-major order of the window; a nan counts as
    /// largest.
    /// - Throws: `.shape` when the window does not fit, `.value` when padding exceeds half of it.
    public func maxPool2dNHWC(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        let plan = try PoolPlan(shape, size: size, stride: stride ?? size, padding: padding)
        let x = try floating()
        let positions =
            x.dtype == .f32
            ? try plan.largest(x.constant, Float.self) : try plan.largest(x.constant, Double.self)
        return try x.taken(at: positions)
    }

    /// The mean of each window of images [N, H, W, C]; zeros of the padding count, as by default in
    /// PyTorch.
    ///
    /// - Throws: `.shape` when the window does not fit, `.value` when padding exceeds half of it.
    public func avgPool2dNHWC(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        let plan = try PoolPlan(shape, size: size, stride: stride ?? size, padding: padding)
        let x = try floating()
        let filter = try Tensor.full([1, 1, size, size], 1 / Double(size * size), x.dtype)
        // Channels are averaged alike: as images of one channel, one convolution does it.
        let single = try x.permute([0, 3, 1, 2]).reshape([shape[0] * shape[3], shape[1], shape[2], 1])
        let mean = try single.conv2dNHWC(filter, stride: plan.stride, padding: padding)
        return try mean.reshape([shape[0], shape[3], plan.outHeight, plan.outWidth]).permute([0, 2, 3, 1])
    }

    /// The mean of each channel of images: [N, H, W, C] → [N, C].
    public func globalAvgPoolNHWC() throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "pooling takes images (N, H, W, C), not \(shape.sizes)") }
        return try mean(dim: [1, 2])
    }

    /// `maxPool2dNHWC` of images in PyTorch's order [N, C, H, W].
    public func maxPool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "pooling takes images (N, C, H, W), not \(shape.sizes)") }
        return try permute([0, 2, 3, 1]).maxPool2dNHWC(size, stride: stride, padding: padding).permute([
            0, 3, 1, 2,
        ])
    }

    /// `avgPool2dNHWC` of images in PyTorch's order [N, C, H, W].
    public func avgPool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "pooling takes images (N, C, H, W), not \(shape.sizes)") }
        return try permute([0, 2, 3, 1]).avgPool2dNHWC(size, stride: stride, padding: padding).permute([
            0, 3, 1, 2,
        ])
    }
}

/// The sizes of a pooling of NHWC images, checked once.
struct PoolPlan: Sendable {
    let shape: [Int]
    let size: Int
    let stride: Int
    let padding: Int
    let outHeight: Int
    let outWidth: Int

    init(_ shape: [Int], size: Int, stride: Int, padding: Int) throws {
        guard shape.count == 4 else {
            throw Fault(.shape, "pooling takes images (N, H, W, C), not \(shape.sizes)")
        }
        guard size >= 1, stride >= 1, padding >= 0, padding <= size / 2, size < 1 << 20, stride < 1 << 20
        else {
            throw Fault(
                .value,
                "pooling takes a window and a stride of at least 1 and padding of at most half the window, "
                    + "not \(size), \(stride), \(padding)")
        }
        let room = (shape[1] + 2 * padding - size, shape[2] + 2 * padding - size)
        guard room.0 >= 0, room.1 >= 0 else {
            throw Fault(.shape, "a window of \(size)×\(size) does not fit images of \(shape[1])×\(shape[2])")
        }
        (self.shape, self.size, self.stride, self.padding) = (shape, size, stride, padding)
        (outHeight, outWidth) = (room.0 / stride + 1, room.1 / stride + 1)
    }

    /// The flat position of the largest value of each window.
    func largest<T: RealElement>(_ x: Tensor, _: T.Type) throws -> Tensor {
        let channels = shape[3]
        return try x.withElements(of: T.self) { x in
            try Tensor.make([shape[0], outHeight, outWidth, channels], of: Int.self) { target in
                for row in 0..<(channels == 0 ? 0 : target.count / channels) {
                    let (image, y, column) = (
                        row / outWidth / outHeight, row / outWidth % outHeight, row % outWidth
                    )
                    let rows = window(y, shape[1])
                    let columns = window(column, shape[2])
                    for c in 0..<channels {
                        var best = -1
                        for i in rows {
                            for j in columns {
                                let at = ((image * shape[1] + i) * shape[2] + j) * channels + c
                                if best < 0 || x[at] > x[best] || (x[at].isNaN && !x[best].isNaN) {
                                    best = at
                                }
                            }
                        }
                        target[row * channels + c] = best
                    }
                }
            }
        }
    }

    private func window(_ out: Int, _ length: Int) -> Range<Int> {
        let start = out * stride - padding
        return Swift.max(0, start)..<Swift.min(length, start + size)
    }
}
