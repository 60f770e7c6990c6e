import Kernels

extension ConvolutionPlan {
    /// The results [N, OH, OW, O] of images and filters, plus a bias; without derivative.
    func forward(_ x: Tensor, _ weight: Tensor, bias: Tensor?) throws -> Tensor {
        x.dtype == .f32 ? try forward(x, weight, bias, Float.self) : try forward(x, weight, bias, Double.self)
    }

    /// The gradient at the images, of that at the results and the filters; without derivative.
    func backward(toImages g: Tensor, _ weight: Tensor) throws -> Tensor {
        g.dtype == .f32 ? try toImages(g, weight, Float.self) : try toImages(g, weight, Double.self)
    }

    /// The gradient at the filters, of the images and that at the results; without derivative.
    func backward(toFilters x: Tensor, _ g: Tensor) throws -> Tensor {
        x.dtype == .f32 ? try toFilters(x, g, Float.self) : try toFilters(x, g, Double.self)
    }

    private func forward<T: RealElement>(
        _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _: T.Type
    ) throws -> Tensor {
        guard !isEmpty else {
            // Without channels the sum is empty and the bias alone is left.
            let zeros = try Tensor.zeros(outputShape, T.dtype)
            return try bias.map { try zeros + $0.constant } ?? zeros
        }
        return try x.withElements(of: T.self) { x in
            try weight.withElements(of: T.self) { w in
                try Tensor.make(outputShape, of: T.self) { y in
                    let shift = bias?.storage.pointer.assumingMemoryBound(to: T.self)
                    try check(
                        T.kernels.convolution([sizes], x.baseAddress, w.baseAddress, shift, y.baseAddress))
                }
            }
        }
    }

    private func toImages<T: RealElement>(_ g: Tensor, _ weight: Tensor, _: T.Type) throws -> Tensor {
        guard !isEmpty else { return try Tensor.zeros(inputShape, T.dtype) }
        return try g.withElements(of: T.self) { g in
            try weight.withElements(of: T.self) { w in
                try Tensor.make(inputShape, of: T.self) { x in
                    try check(
                        T.kernels.convolutionInputGradient(
                            [sizes], g.baseAddress, w.baseAddress, x.baseAddress))
                }
            }
        }
    }

    private func toFilters<T: RealElement>(_ x: Tensor, _ g: Tensor, _: T.Type) throws -> Tensor {
        guard !isEmpty else { return try Tensor.zeros(weightShape, T.dtype) }
        return try x.withElements(of: T.self) { x in
            try g.withElements(of: T.self) { g in
                try Tensor.make(weightShape, of: T.self) { w in
                    try check(
                        T.kernels.convolutionWeightGradient(
                            [sizes], x.baseAddress, g.baseAddress, 0, Int64(images), w.baseAddress))
                }
            }
        }
    }

    private var isEmpty: Bool { images == 0 || channels == 0 || outputs == 0 }

    private func check(_ status: Int32) throws {
        guard status == 0 else { throw Fault.outOfMemory("a convolution") }
    }

    private var sizes: kernels_convolution {
        kernels_convolution(
            images: Int64(images), height: Int64(height), width: Int64(width), channels: Int64(channels),
            outputs: Int64(outputs), kernel_height: Int64(kernelHeight), kernel_width: Int64(kernelWidth),
            out_height: Int64(outHeight), out_width: Int64(outWidth),
            stride_height: Int64(stride), stride_width: Int64(stride),
            padding_height: Int64(padding), padding_width: Int64(padding),
            dilation_height: 1, dilation_width: 1)
    }
}
