import Engine

extension Figure {
    /// What the bytes of a file are.
    public enum Format: Sendable, Equatable {
        /// With so many pixels a point.
        case png(scale: Double)
        case svg
    }

    /// The bytes of a file; the same for the same figure.
    ///
    /// - Throws: `.argument` for a size beyond what a page can have, `.limit` for one that there is no memory
    ///   for, `.file` when the fonts cannot be loaded.
    public func encoded(_ format: Format, fonts: FontLibrary) throws -> [UInt8] {
        let text = try Typesetter(fonts)
        let drawing = try drawing(text)
        switch format {
        case .png(let scale):
            let raster = try Raster(size: size, scale: scale, typesetter: text)
            raster.draw(drawing.shapes)
            return try raster.png()
        case .svg:
            var writer = SVGWriter(text)
            return try writer.encoded(drawing)
        }
    }

    /// A PNG with two pixels a point.
    public func png(fonts: FontLibrary) throws -> [UInt8] { try encoded(.png(scale: 2), fonts: fonts) }

    /// An SVG whose text is outlines of the same fonts.
    public func svg(fonts: FontLibrary) throws -> [UInt8] { try encoded(.svg, fonts: fonts) }
}
