/// Colours, dashes and markers that tell series apart, and colours that mean right and wrong.
public enum Palette {
    /// Okabe and Ito's eight colours, told apart by people with any colour vision; checked against R's.
    public static let categorical: [Colour] = [
        0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0xF0E442, 0x000000,
    ].map { Colour(hex: $0) }

    /// Dashes; five of them, so that with eight colours forty series differ.
    static let dashes: [[Double]] = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [13, 4]]

    /// Colour, dash and marker of the series that comes at a place.
    static func style(_ index: Int) -> SeriesStyle {
        SeriesStyle(
            colour: categorical[index % categorical.count], dash: dashes[index % dashes.count],
            marker: Marker.allCases[index % Marker.allCases.count])
    }

    /// What is right.
    static let right = categorical[2]
    /// What is wrong.
    static let wrong = categorical[3]

    /// The colour of text on a ground: whichever of black and white stands out more.
    static func text(on ground: Colour) -> Colour { ground.luminance > 0.3 ? .ink : .white }
}

/// How a series looks.
struct SeriesStyle {
    let colour: Colour
    let dash: [Double]
    let marker: Marker
}
