/// Random directions in parameter space whose every filter is as long as the model's own.
///
/// Without it a slice through the loss shows the scale of the weights rather than the shape of the loss, because
/// a network with batch norm or ReLU computes the same with larger weights. Biases and batch norm's parameters
/// stay where they are, as in the authors' pictures. Source: Li, Xu, Taylor, Studer and Goldstein, "Visualizing
/// the loss landscape of neural nets", NeurIPS 2018, section 4.
public enum FilterNormalization {
    /// A direction for a point, shaped like it.
    ///
    /// - Parameter index: which one; directions of one seed are independent.
    public static func direction(
        at point: Tensor, layout: ParameterLayout, seed: UInt64, index: Int
    ) throws -> Tensor {
        let values = point.doubles()
        guard values.count == layout.count else {
            throw Fault(.shape, "a point of \(values.count) elements for \(layout.count) parameters")
        }
        var direction = [Double](repeating: 0, count: layout.count)
        for (place, entry) in layout.entries.enumerated() where entry.shape.count > 1 && entry.count > 0 {
            var stream = Stream(seed: seed, .direction, index, place)
            let length = entry.count / max(1, entry.shape[0])
            for filter in 0..<entry.shape[0] {
                let range = entry.offset + filter * length..<entry.offset + (filter + 1) * length
                for position in range { direction[position] = stream.normal() }
                let own = norm(values[range])
                let drawn = norm(direction[range])
                for position in range { direction[position] *= drawn == 0 ? 0 : own / drawn }
            }
        }
        return try Tensor(direction).to(point.dtype)
    }

    private static func norm(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
