/// What a file is by its first bytes, for messages about files that are not what they claim to be.
enum FileSignature {
    /// "a JPEG", or nil if nothing is recognised.
    static func name(of bytes: [UInt8]) -> String? {
        let known: [(name: String, start: [UInt8])] = [
            ("a PNG", [0x89, 0x50, 0x4E, 0x47]), ("a JPEG", [0xFF, 0xD8, 0xFF]),
            ("a GIF", Array("GIF8".utf8)),
            ("a BMP", Array("BM".utf8)), ("a TIFF", Array("II*\0".utf8)), ("a TIFF", Array("MM\0*".utf8)),
            ("a zip archive", Array("PK".utf8)), ("a PDF", Array("%PDF".utf8)),
            ("a WebP or other RIFF file", Array("RIFF".utf8)),
            ("a NumPy array", [0x93] + Array("NUMPY".utf8)),
            ("a page of HTML", Array("<!".utf8)), ("a page of HTML", Array("<html".utf8)),
            ("a Git LFS pointer, the file itself was not downloaded", Array("version https://git-lfs".utf8)),
        ]
        return known.first { bytes.starts(with: $0.start) }?.name
    }
}
