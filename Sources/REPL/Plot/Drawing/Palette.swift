import Engine

/// Colours of figures.
public enum Palette {
    /// Okabe and Ito's eight colours, told apart by people with any colour vision; checked against R's.
    public static let categorical: [Colour] = [
        0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0xF0E442, 0x000000,
    ].map { Colour(hex: $0) }

    /// Dashes that tell lines apart without colour.
    static let dashes: [[Double]] = [[], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2]]

    /// Red for −1, blue for +1, light grey between.
    public static func diverging(_ value: Double) -> Colour {
        let t = max(-1, min(1, value))
        let middle = Colour(hex: 0xF4F4F4)
        let end = t < 0 ? Colour(hex: 0xB2182B) : Colour(hex: 0x2166AC)
        return blend(middle, end, Double.pow(abs(t), 0.9))
    }

    /// Viridis, from dark to light, by seven of its colours.
    public static func sequential(_ value: Double) -> Colour {
        let stops: [UInt32] = [0x440154, 0x443A83, 0x31688E, 0x21908C, 0x35B779, 0x8FD744, 0xFDE725]
        let t = max(0, min(1, value)) * Double(stops.count - 1)
        let index = min(stops.count - 2, Int(t))
        return blend(Colour(hex: stops[index]), Colour(hex: stops[index + 1]), t - Double(index))
    }

    /// The colour of text on a ground.
    static func text(on ground: Colour) -> Colour {
        0.299 * ground.red + 0.587 * ground.green + 0.114 * ground.blue > 0.55 ? .ink : .white
    }

    private static func blend(_ a: Colour, _ b: Colour, _ t: Double) -> Colour {
        Colour(a.red + (b.red - a.red) * t, a.green + (b.green - a.green) * t, a.blue + (b.blue - a.blue) * t)
    }
}
