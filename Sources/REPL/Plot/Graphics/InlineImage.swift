/// A picture as iTerm2 shows it.
public enum InlineImage {
    /// The escape sequence that shows the bytes of a picture file in so many columns.
    public static func sequence(png: [UInt8], columns: Int) -> String {
        "\u{1B}]1337;File=inline=1;size=\(png.count);width=\(max(1, columns)):\(Base64.text(png))\u{07}"
    }
}
