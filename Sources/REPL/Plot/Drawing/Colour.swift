import Engine

/// A colour with components of 0 … 1, as sRGB has them.
public struct Colour: Sendable, Equatable {
    public var red, green, blue, alpha: Double

    public init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    /// From `0xRRGGBB`.
    public init(hex: UInt32) {
        self.init(Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255)
    }

    /// The same, more or less see-through.
    public func opacity(_ alpha: Double) -> Colour { Colour(red, green, blue, alpha) }

    /// A step of `t` (0 … 1) towards another colour.
    public func mixed(with other: Colour, _ t: Double) -> Colour {
        Colour(
            red + (other.red - red) * t, green + (other.green - green) * t, blue + (other.blue - blue) * t,
            alpha + (other.alpha - alpha) * t)
    }

    /// Relative luminance, 0 black … 1 white.
    ///
    /// Source: WCAG 2.1, definition of relative luminance.
    public var luminance: Double {
        func linear(_ c: Double) -> Double {
            c <= 0.04045 ? c / 12.92 : Double.pow((c + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Darkened until it can be read on white: a contrast of 4.5 : 1, the least that WCAG 2.1 asks of text.
    public var readableOnWhite: Colour {
        var result = self
        while 1.05 / (result.luminance + 0.05) < 4.5 { result = result.mixed(with: .black, 0.08) }
        return result
    }

    /// The three components as bytes.
    public var bytes: (red: UInt8, green: UInt8, blue: UInt8) {
        func byte(_ c: Double) -> UInt8 { UInt8((max(0, min(1, c)) * 255).rounded()) }
        return (byte(red), byte(green), byte(blue))
    }

    public static let black = Colour(0, 0, 0)
    public static let white = Colour(1, 1, 1)
    /// Titles and text in general.
    public static let ink = Colour(hex: 0x222222)
    /// Tick labels, captions, axes.
    public static let faint = Colour(hex: 0x5A5A5A)
    /// Grid lines.
    public static let grid = Colour(hex: 0xE6E6E6)
}
