import Engine

/// Where the images of a set of samples come from: memory, files, a generator. Nothing is made until it is
/// asked for.
public protocol ImageSource: Sendable {
    /// The shape that all images have. May have to open the first of them.
    ///
    /// - Throws: `Fault` if it cannot be told.
    func shape() throws -> ImageShape

    /// One image.
    ///
    /// - Throws: `Fault` naming the file, if it cannot be read.
    func image(at index: Int) throws -> Image

    /// Makes the images of these samples ready, so that reading them later is quick.
    ///
    /// - Parameter progress: told now and then what is being made, how many are done and of how many; what
    ///   it throws (Ctrl-C) ends the work.
    func prepare(_ indices: [Int], progress: ImageProgress) throws
}

/// What is being made, how many images are done, of how many.
public typealias ImageProgress = (_ what: String, _ done: Int, _ of: Int) throws -> Void

extension ImageSource {
    public func prepare(_ indices: [Int], progress: ImageProgress) throws {}
}

/// Images that are in memory, all of one shape.
public struct ImagesInMemory: ImageSource {
    private let common: ImageShape
    private let images: [Image]

    /// - Throws: `Fault(.shape)` if the images differ in shape.
    public init(_ images: [Image], shape: ImageShape) throws {
        if let other = images.first(where: { $0.shape != shape }) {
            throw Fault(.shape, "images of \(shape) and of \(other.shape) in one dataset")
        }
        self.images = images
        common = shape
    }

    public func shape() throws -> ImageShape { common }

    public func image(at index: Int) throws -> Image { images[index] }
}
