/// The sizes of a convolution of NHWC images, checked once.
struct ConvolutionPlan: Sendable, Equatable {
    let images: Int
    let height: Int
    let width: Int
    let channels: Int
    let outputs: Int
    let kernelHeight: Int
    let kernelWidth: Int
    let outHeight: Int
    let outWidth: Int
    let stride: Int
    let padding: Int

    /// - Parameter x: the images' shape [N, H, W, C]; `weight`: the filters' [O, C, KH, KW].
    /// - Throws: `.shape` when they do not fit, `.value` for a stride or padding without meaning.
    init(x: [Int], weight: [Int], stride: Int, padding: Int) throws {
        guard x.count == 4, weight.count == 4, x[3] == weight[1] else {
            throw Fault(
                .shape,
                "conv2d of images (N, H, W, C) \(x.sizes) with filters (O, C, KH, KW) \(weight.sizes): "
                    + "the channels must agree")
        }
        guard stride >= 1, stride < 1 << 20, padding >= 0, padding < 1 << 20 else {
            throw Fault(
                .value,
                "conv2d takes stride of at least 1 and padding of at least 0, not \(stride), \(padding)")
        }
        (images, height, width, channels) = (x[0], x[1], x[2], x[3])
        (outputs, kernelHeight, kernelWidth) = (weight[0], weight[2], weight[3])
        let room = (height + 2 * padding - kernelHeight, width + 2 * padding - kernelWidth)
        guard room.0 >= 0, room.1 >= 0, kernelHeight > 0, kernelWidth > 0 else {
            throw Fault(
                .shape,
                "a filter of \(kernelHeight)×\(kernelWidth) does not fit an image of \(height)×\(width) "
                    + "with padding \(padding)")
        }
        (outHeight, outWidth) = (room.0 / stride + 1, room.1 / stride + 1)
        (self.stride, self.padding) = (stride, padding)
    }

    /// [N, H, W, C]
    var inputShape: [Int] { [images, height, width, channels] }
    /// [N, OH, OW, O]
    var outputShape: [Int] { [images, outHeight, outWidth, outputs] }
    /// [O, C, KH, KW]
    var weightShape: [Int] { [outputs, channels, kernelHeight, kernelWidth] }
    /// Elements of an image.
    var imageSize: Int { height &* width &* channels }
    /// Pixels of a result.
    var pixels: Int { outHeight &* outWidth }
    /// Numbers that one result depends on.
    var depth: Int { kernelHeight &* kernelWidth &* channels }
}
