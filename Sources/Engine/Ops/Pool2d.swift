extension Tensor {
    /// The largest value of each window of images [N, H, W, C]; `stride` is the window's size by default.
    ///
    /// The gradient goes to the first of equal values, in row-major order of the window; a nan counts as
    /// largest.
    /// - Throws: `.shape` when the window does not fit, `.value` for a window above 16, or padding above
    ///   half of it.
    public func maxPool2dNHWC(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        let plan = try PoolPlan(shape, size: size, stride: stride ?? size, padding: padding)
        let x = try floating()
        let (value, places) = try plan.largest(x)
        return try Tensor.recorded(value, of: [x]) { g, _, _, _ in [try plan.spread(g, places)] }
    }

    /// The mean of each window of images [N, H, W, C]; zeros of the padding count, as by default in
    /// PyTorch.
    ///
    /// - Throws: `.shape` when the window does not fit, `.value` for a window above 16, or padding above
    ///   half of it.
    public func avgPool2dNHWC(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        let plan = try PoolPlan(shape, size: size, stride: stride ?? size, padding: padding)
        let x = try floating()
        let filter = try Tensor.full([1, 1, size, size], 1 / Double(size * size), x.dtype)
        // Channels are averaged alike: as images of one channel, one convolution does it.
        let single = try x.permute([0, 3, 1, 2]).reshape([shape[0] * shape[3], shape[1], shape[2], 1])
        let mean = try single.conv2dNHWC(filter, stride: plan.stride, padding: padding)
        return try mean.reshape([shape[0], shape[3], plan.outHeight, plan.outWidth]).permute([0, 2, 3, 1])
    }

    /// `maxPool2dNHWC` of images in PyTorch's order [N, C, H, W].
    public func maxPool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        try channelsLast { try $0.maxPool2dNHWC(size, stride: stride, padding: padding) }
    }

    /// `avgPool2dNHWC` of images in PyTorch's order [N, C, H, W].
    public func avgPool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws -> Tensor {
        try channelsLast { try $0.avgPool2dNHWC(size, stride: stride, padding: padding) }
    }

    private func channelsLast(_ pool: (Tensor) throws -> Tensor) throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "pooling takes images (N, C, H, W), not \(shape.sizes)") }
        return try pool(permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
    }
}

extension PoolPlan {
    /// Zeros with each window's number added at its place; the derivative of the largest values, and
    /// collecting from those places is its own.
    fileprivate func spread(_ g: Tensor, _ places: Tensor) throws -> Tensor {
        try Tensor.recorded(backward(g, places), of: [g]) { h, _, _, _ in
            [try h.taken(at: positions(places))]
        }
    }
}
