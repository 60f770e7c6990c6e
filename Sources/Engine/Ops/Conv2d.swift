extension Tensor {
    /// The 2-D convolution (cross-correlation, as everywhere in the field) of images [N, H, W, C] with
    /// filters [O, C, KH, KW] and a bias [O]: [N, OH, OW, O].
    ///
    /// It, its gradient at the images and its gradient at the filters are each bilinear, and the
    /// derivatives of each are the other two: so all orders of derivatives run on the same kernels.
    /// - Throws: `.shape` when sizes do not fit.
    public func conv2dNHWC(
        _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
    ) throws -> Tensor {
        let (x, weight) = try Tensor.unified(floating(), weight)
        let plan = try ConvolutionPlan(x: x.shape, weight: weight.shape, stride: stride, padding: padding)
        if let bias, bias.shape != [plan.outputs] {
            throw Fault(.shape, "a bias \(bias.shape.sizes) for \(plan.outputs) filters")
        }
        return try plan.convolution(x, weight, bias: bias.map { try Tensor.unified(x, $0).1 })
    }

    /// As `conv2dNHWC` with images [N, C, H, W] and results [N, O, OH, OW], PyTorch's order.
    public func conv2d(
        _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
    ) throws -> Tensor {
        guard rank == 4 else { throw Fault(.shape, "conv2d takes images (N, C, H, W), not \(shape.sizes)") }
        return try permute([0, 2, 3, 1])
            .conv2dNHWC(weight, bias: bias, stride: stride, padding: padding).permute([0, 3, 1, 2])
    }
}

extension ConvolutionPlan {
    /// The results of images and filters, plus a bias.
    func convolution(_ x: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws -> Tensor {
        let value = try forward(x, weight, bias: bias)
        return try Tensor.recorded(value, of: [x, weight] + (bias.map { [$0] } ?? [])) {
            g, inputs, _, wants in
            var parts: [Tensor?] = [
                wants[0] ? try inputGradient(g, inputs[1]) : nil,
                wants[1] ? try weightGradient(inputs[0], g) : nil,
            ]
            if wants.count == 3 { parts.append(wants[2] ? try g.sum(dim: [0, 1, 2]) : nil) }
            return parts
        }
    }

    /// The gradient at the images.
    func inputGradient(_ g: Tensor, _ weight: Tensor) throws -> Tensor {
        try Tensor.recorded(backward(toImages: g, weight), of: [g, weight]) { h, inputs, _, wants in
            [
                wants[0] ? try convolution(h, inputs[1]) : nil,
                wants[1] ? try weightGradient(h, inputs[0]) : nil,
            ]
        }
    }

    /// The gradient at the filters.
    func weightGradient(_ x: Tensor, _ g: Tensor) throws -> Tensor {
        try Tensor.recorded(backward(toFilters: x, g), of: [x, g]) { h, inputs, _, wants in
            [
                wants[0] ? try inputGradient(inputs[1], h) : nil,
                wants[1] ? try convolution(inputs[0], h) : nil,
            ]
        }
    }
}
