extension Tensor {
    /// The mean of each channel of images: [N, H, W, C] → [N, C]; nan of images without pixels.
    ///
    /// - Throws: `.shape` unless there are four dimensions.
    public func globalAvgPoolNHWC() throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "pooling takes images (N, H, W, C), not \(shape.sizes)") }
        let x = try floating()
        let size = shape
        let value = x.dtype == .f32 ? try x.channelMeans(Float.self) : try x.channelMeans(Double.self)
        return try Tensor.recorded(value, of: [x]) { g, _, _, _ in [try g.spreadOverPixels(size)] }
    }

    /// Each channel's number at all pixels, divided by how many there are: the derivative of the mean, and
    /// the mean is its own.
    private func spreadOverPixels(_ size: [Int]) throws -> Tensor {
        let value =
            dtype == .f32 ? try overPixels(size, Float.self) : try overPixels(size, Double.self)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.globalAvgPoolNHWC()] }
    }

    private func channelMeans<T: RealElement>(_: T.Type) throws -> Tensor {
        try withElements(of: T.self) { x in
            try Tensor.make([shape[0], shape[3]], of: T.self) { y in
                T.kernels.globalAverage(
                    x.baseAddress, Int64(shape[0]), Int64(shape[1] * shape[2]), Int64(shape[3]), y.baseAddress
                )
            }
        }
    }

    private func overPixels<T: RealElement>(_ size: [Int], _: T.Type) throws -> Tensor {
        try withElements(of: T.self) { g in
            try Tensor.make(size, of: T.self) { x in
                T.kernels.globalAverageGradient(
                    g.baseAddress, Int64(size[0]), Int64(size[1] * size[2]), Int64(size[3]), x.baseAddress)
            }
        }
    }
}
