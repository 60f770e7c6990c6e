extension Figure {
    /// The escape sequences that show the figure in pixels; nil for a kind that is none of pixels.
    ///
    /// - Throws: `.limit` when there is no memory for the picture, `.file` when the fonts cannot be loaded.
    public func sequence(_ kind: GraphicsKind, in box: TerminalBox, fonts: FontLibrary) throws -> String? {
        guard kind.isPixels else { return nil }
        let (page, scale) = box.fitting(size)
        var figure = self
        figure.size = page
        let text = try Typesetter(fonts)
        let raster = try Raster(size: page, scale: scale, typesetter: text)
        raster.draw(try figure.drawing(text).shapes)
        let columns = box.columns(ofPixels: page.width * scale)
        switch kind {
        case .kitty: return KittyImage.sequence(png: try raster.png(), columns: columns)
        case .iterm: return InlineImage.sequence(png: try raster.png(), columns: columns)
        default: return SixelImage.sequence(try raster.pixels())
        }
    }
}
