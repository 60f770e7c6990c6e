/// Convolution by unfolded patches and matrix products, for any float dtype: the exact reference of the
/// fused kernels and the way of f64.
///
/// Images are taken one at a time and sums over images run in their order, so bits depend on nothing else.
struct PatchConvolution<T: RealElement> {
    let plan: ConvolutionPlan

    /// The results [N, OH, OW, O] of images [N, H, W, C] and filters [O, C, KH, KW].
    func forward(_ x: Tensor, _ weight: Tensor) throws -> Tensor {
        let filters = try rows(weight)
        let patches = try scratch()
        return try Tensor.make(plan.outputShape, of: T.self) { y in
            guard let y = y.baseAddress, plan.outputShape.allSatisfy({ $0 > 0 }) else { return }
            x.withElements(of: T.self) { x in
                for image in 0..<plan.images {
                    unfold(x, image, into: patches)
                    multiply(
                        plan.pixels, plan.outputs, plan.depth, pointer(patches), false, pointer(filters),
                        true,
                        into: y + image * plan.pixels * plan.outputs)
                }
            }
        }
    }

    /// The gradient at the images, given that at the results.
    func inputGradient(_ g: Tensor, _ weight: Tensor) throws -> Tensor {
        let filters = try rows(weight)
        let patches = try scratch()
        return try Tensor.make(plan.inputShape, of: T.self) { x in
            x.initialize(repeating: 0)
            guard plan.outputShape.allSatisfy({ $0 > 0 }), plan.channels > 0 else { return }
            for image in 0..<plan.images {
                let from = pointer(g) + image * plan.pixels * plan.outputs
                multiply(
                    plan.pixels, plan.depth, plan.outputs, from, false, pointer(filters), false,
                    into: pointer(patches))
                fold(patches, into: x, image)
            }
        }
    }

    /// The gradient at the filters, given that at the results.
    func weightGradient(_ x: Tensor, _ g: Tensor) throws -> Tensor {
        let patches = try scratch()
        let part = try Storage(shape: [plan.outputs, plan.depth], dtype: T.dtype)
        let total = try Tensor.make([plan.outputs, plan.depth], of: T.self) { sum in
            sum.initialize(repeating: 0)
            guard plan.outputShape.allSatisfy({ $0 > 0 }), plan.channels > 0 else { return }
            x.withElements(of: T.self) { x in
                for image in 0..<plan.images {
                    unfold(x, image, into: patches)
                    let from = pointer(g) + image * plan.pixels * plan.outputs
                    multiply(
                        plan.outputs, plan.depth, plan.pixels, from, true, pointer(patches), false,
                        into: pointer(part))
                    let added: UnsafeMutablePointer<T> = pointer(part)
                    for i in sum.indices { sum[i] += added[i] }
                }
            }
        }
        return try total.reshape([plan.outputs, plan.kernelHeight, plan.kernelWidth, plan.channels])
            .permute([0, 3, 1, 2])
    }

    /// Filters as [O, KH·KW·C], the order of unfolded patches.
    private func rows(_ weight: Tensor) throws -> Storage {
        try weight.constant.permute([0, 2, 3, 1]).storage
    }

    private func scratch() throws -> Storage {
        try Storage(shape: [plan.pixels, plan.depth], dtype: T.dtype)
    }

    private func pointer(_ storage: Storage) -> UnsafeMutablePointer<T> {
        storage.pointer.assumingMemoryBound(to: T.self)
    }

    private func pointer(_ tensor: Tensor) -> UnsafeMutablePointer<T> { pointer(tensor.storage) }

    private func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeMutablePointer<T>, _ transposeA: Bool,
        _ b: UnsafeMutablePointer<T>, _ transposeB: Bool, into c: UnsafeMutablePointer<T>
    ) {
        T.multiply(m, n, k, a, transposed: transposeA, b, transposed: transposeB, into: c)
    }

    /// The patch of every result of an image as a row; outside the image it is 0.
    private func unfold(_ x: UnsafeBufferPointer<T>, _ image: Int, into target: Storage) {
        let patches = pointer(target)
        forEachRow { at, y, fromX in
            let to = patches + at
            for kx in 0..<plan.kernelWidth {
                let column = fromX + kx
                let cell = to + kx * plan.channels
                if y >= 0, y < plan.height, column >= 0, column < plan.width {
                    let from = ((image * plan.height + y) * plan.width + column) * plan.channels
                    for c in 0..<plan.channels { cell[c] = x[from &+ c] }
                } else {
                    for c in 0..<plan.channels { cell[c] = 0 }
                }
            }
        }
    }

    /// Adds patches to the image they came from.
    private func fold(_ source: Storage, into x: UnsafeMutableBufferPointer<T>, _ image: Int) {
        let patches = pointer(source)
        forEachRow { at, y, fromX in
            guard y >= 0, y < plan.height else { return }
            for kx in 0..<plan.kernelWidth {
                let column = fromX + kx
                guard column >= 0, column < plan.width else { continue }
                let to = ((image * plan.height + y) * plan.width + column) * plan.channels
                let cell = patches + at + kx * plan.channels
                for c in 0..<plan.channels { x[to &+ c] += cell[c] }
            }
        }
    }

    /// Calls the body for each row of each patch: its position among patches, and where it lies in the
    /// image.
    private func forEachRow(_ body: (_ at: Int, _ y: Int, _ x: Int) -> Void) {
        var at = 0
        for oy in 0..<plan.outHeight {
            for ox in 0..<plan.outWidth {
                for ky in 0..<plan.kernelHeight {
                    body(at, oy * plan.stride + ky - plan.padding, ox * plan.stride - plan.padding)
                    at += plan.kernelWidth * plan.channels
                }
            }
        }
    }
}
