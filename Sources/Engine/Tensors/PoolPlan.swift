import Kernels

/// The sizes of a pooling of NHWC images, checked once, and its kernels.
struct PoolPlan: Sendable {
    let shape: [Int]
    let size: Int
    let stride: Int
    let padding: Int
    let outHeight: Int
    let outWidth: Int

    /// - Throws: `.shape` when the window does not fit, `.value` for sizes without meaning.
    init(_ shape: [Int], size: Int, stride: Int, padding: Int) throws {
        guard shape.count == 4 else {
            throw Fault(.shape, "pooling takes images (N, H, W, C), not \(shape.sizes)")
        }
        guard (1...16).contains(size), stride >= 1, stride < 1 << 20, padding >= 0, padding <= size / 2 else {
            throw Fault(
                .value,
                "pooling takes a window of 1 to 16, a stride of at least 1 and padding of at most half "
                    + "the window, not \(size), \(stride), \(padding)")
        }
        let room = (shape[1] + 2 * padding - size, shape[2] + 2 * padding - size)
        guard room.0 >= 0, room.1 >= 0 else {
            throw Fault(
                .shape, "a window of \(size)×\(size) does not fit images of \(shape[1])×\(shape[2])")
        }
        (self.shape, self.size, self.stride, self.padding) = (shape, size, stride, padding)
        (outHeight, outWidth) = (room.0 / stride + 1, room.1 / stride + 1)
    }

    /// [N, OH, OW, C]
    var outputShape: [Int] { [shape[0], outHeight, outWidth, shape[3]] }

    /// The largest value of each window, and its place in the window as u8; without derivative.
    func largest(_ x: Tensor) throws -> (values: Tensor, places: Tensor) {
        x.dtype == .f32 ? try largest(x, Float.self) : try largest(x, Double.self)
    }

    /// Zeros of the images' shape with each window's number added at its place; without derivative.
    func backward(_ g: Tensor, _ places: Tensor) throws -> Tensor {
        g.dtype == .f32 ? try backward(g, places, Float.self) : try backward(g, places, Double.self)
    }

    /// The flat positions in the images that places mean.
    func positions(_ places: Tensor) throws -> Tensor {
        let channels = shape[3]
        return try places.withElements(of: UInt8.self) { place in
            try Tensor.make(outputShape, of: Int.self) { target in
                for i in target.indices {
                    let (pixel, channel) = (i / channels, i % channels)
                    let (row, column) = (pixel / outWidth % outHeight, pixel % outWidth)
                    let y = row * stride - padding + Int(place[i]) / size
                    let x = column * stride - padding + Int(place[i]) % size
                    let image = pixel / outWidth / outHeight
                    target[i] = ((image * shape[1] + y) * shape[2] + x) * channels + channel
                }
            }
        }
    }

    private func largest<T: RealElement>(_ x: Tensor, _: T.Type) throws -> (values: Tensor, places: Tensor) {
        let places = try Storage(shape: outputShape, dtype: .u8)
        let bytes = places.pointer.bindMemory(to: UInt8.self, capacity: places.byteCount)
        let values = try x.withElements(of: T.self) { x in
            try Tensor.make(outputShape, of: T.self) { y in
                T.kernels.maxPool([sizes], x.baseAddress, y.baseAddress, bytes)
            }
        }
        return (values, Tensor(shape: outputShape, dtype: .u8, storage: places))
    }

    private func backward<T: RealElement>(_ g: Tensor, _ places: Tensor, _: T.Type) throws -> Tensor {
        try g.withElements(of: T.self) { g in
            try places.withElements(of: UInt8.self) { place in
                try Tensor.make(shape, of: T.self) { x in
                    T.kernels.maxPoolGradient([sizes], g.baseAddress, place.baseAddress, x.baseAddress)
                }
            }
        }
    }

    private var sizes: kernels_pooling {
        kernels_pooling(
            images: Int64(shape[0]), height: Int64(shape[1]), width: Int64(shape[2]),
            channels: Int64(shape[3]),
            kernel: Int64(size), stride: Int64(stride), padding: Int64(padding), out_height: Int64(outHeight),
            out_width: Int64(outWidth))
    }
}
