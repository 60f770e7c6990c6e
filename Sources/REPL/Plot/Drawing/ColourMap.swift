/// Colours of numbers.
public enum ColourMap: String, Sendable, CaseIterable {
    /// From dark violet to yellow, even in lightness; the usual one.
    case viridis
    /// From dark blue to yellow, the same for red-green blindness.
    case cividis
    /// Red, nearly white, blue: for numbers with a middle.
    case diverging

    /// The colour at a place 0 … 1; places beyond are taken as the ends.
    ///
    /// Source: ten evenly spaced colours of matplotlib's viridis and cividis, eleven of ColorBrewer's RdBu;
    /// linear between them.
    public func colour(at place: Double) -> Colour {
        let stops = self.stops
        let t = max(0, min(1, place.isFinite ? place : 0)) * Double(stops.count - 1)
        let index = min(stops.count - 2, Int(t))
        return Colour(hex: stops[index]).mixed(with: Colour(hex: stops[index + 1]), t - Double(index))
    }

    private var stops: [UInt32] {
        switch self {
        case .viridis: ColourMap.viridisStops
        case .cividis: ColourMap.cividisStops
        case .diverging: ColourMap.divergingStops
        }
    }

    private static let viridisStops: [UInt32] = [
        0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725,
    ]

    private static let cividisStops: [UInt32] = [
        0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838,
    ]

    private static let divergingStops: [UInt32] = [
        0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC,
        0x053061,
    ]
}
