/// The loss of detail of a low-resolution decoder: down to fewer pixels and up again, both bilinear.
public struct Resample {
    private let down: Axis
    private let up: Axis

    /// From `size` pixels to `reduced` and back. Down, the triangle is widened by the scale (antialiased);
    /// up it is not. Pixel centres lie at halves; edge pixels are repeated.
    public init(size: Int, reduced: Int) {
        down = Axis(from: size, to: reduced)
        up = Axis(from: reduced, to: size)
    }

    /// A picture that went through the few pixels.
    public func applied(to picture: Picture) -> Picture {
        var result = picture
        let area = picture.area
        result.values.withUnsafeMutableBufferPointer { all in
            for channel in 0..<3 {
                let plane = all[channel * area..<(channel + 1) * area]
                let small = down.columns(of: down.rows(of: Array(plane), width: picture.size))
                let large = up.columns(of: up.rows(of: small, width: down.outputs.count))
                for i in 0..<area { all[channel * area + i] = large[i] }
            }
        }
        return result
    }

    /// The weights that make each output of one axis from its inputs.
    struct Axis {
        /// For each output the first input that it reads, and the weights from there on, sum 1.
        let outputs: [(first: Int, weights: [Double])]
        private let inputs: Int

        init(from inputs: Int, to outputs: Int) {
            self.inputs = inputs
            let scale = Double(inputs) / Double(outputs)
            self.outputs = (0..<outputs).map { output in
                let centre = (Double(output) + 0.5) * scale - 0.5
                return scale > 1 ? Self.widened(centre, scale, inputs) : Self.between(centre, inputs)
            }
        }

        /// A triangle of half-width `scale` about `centre`, renormalised where it leaves the image.
        private static func widened(_ centre: Double, _ scale: Double, _ inputs: Int) -> (Int, [Double]) {
            let first = max(0, Int(centre + 1 - scale))
            let last = min(inputs - 1, Int(centre + scale))
            var weights: [Double] = []
            var total = 0.0
            for input in first...last {
                let distance = (Double(input) - centre).magnitude / scale
                let weight = distance < 1 ? 1 - distance : 0
                weights.append(weight)
                total += weight
            }
            return (first, weights.map { $0 / total })
        }

        /// The two neighbours of `centre`, or the edge.
        private static func between(_ centre: Double, _ inputs: Int) -> (Int, [Double]) {
            let held = max(0, centre)
            let first = Int(held)
            guard first < inputs - 1 else { return (inputs - 1, [1]) }
            let share = held - Double(first)
            return (first, [1 - share, share])
        }

        /// Each row of `values` (`width` wide, as many rows as inputs) replaced by the outputs' rows.
        func rows(of values: [Double], width: Int) -> [Double] {
            var result = [Double](repeating: 0, count: outputs.count * width)
            result.withUnsafeMutableBufferPointer { result in
                values.withUnsafeBufferPointer { values in
                    for (y, output) in outputs.enumerated() {
                        for (offset, weight) in output.weights.enumerated() {
                            let from = (output.first + offset) * width
                            for x in 0..<width { result[y &* width &+ x] += weight * values[from &+ x] }
                        }
                    }
                }
            }
            return result
        }

        /// Each row of `values` (as wide as there are inputs) turned into a row of outputs.
        func columns(of values: [Double]) -> [Double] {
            let height = values.count / inputs
            var result = [Double](repeating: 0, count: height * outputs.count)
            result.withUnsafeMutableBufferPointer { result in
                values.withUnsafeBufferPointer { values in
                    for (x, output) in outputs.enumerated() {
                        for (offset, weight) in output.weights.enumerated() {
                            var to = x
                            var from = output.first + offset
                            for _ in 0..<height {
                                result[to] += weight * values[from]
                                to &+= outputs.count
                                from &+= inputs
                            }
                        }
                    }
                }
            }
            return result
        }
    }
}
