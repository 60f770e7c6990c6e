/// Where the fonts of pictures lie: the same text on every machine, without the system's fonts.
public struct FontLibrary: Sendable, Equatable {
    /// Holds `DejaVuSans.ttf` and `DejaVuSans-Bold.ttf`.
    public let folder: String

    /// - Throws: `.file` when a font cannot be loaded from the folder.
    public init(folder: String) throws {
        self.folder = folder
        _ = try Typesetter(self)
    }
}
