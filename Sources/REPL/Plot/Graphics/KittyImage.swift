/// A picture in kitty's graphics protocol.
public enum KittyImage {
    /// The most Base64 characters in one sequence.
    public static let chunk = 4096

    /// The escape sequences that show a PNG in so many columns; the terminal answers nothing (q=2).
    public static func sequence(png: [UInt8], columns: Int) -> String {
        let text = Array(Base64.text(png).utf8)
        var result = ""
        for start in stride(from: 0, to: max(1, text.count), by: chunk) {
            let part = String(decoding: text[start..<min(text.count, start + chunk)], as: UTF8.self)
            let more = start + chunk < text.count ? 1 : 0
            let keys = start == 0 ? "a=T,f=100,q=2,c=\(max(1, columns)),m=\(more)" : "m=\(more)"
            result += "\u{1B}_G\(keys);\(part)\u{1B}\\"
        }
        return result
    }
}
