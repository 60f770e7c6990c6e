/// How likely rows are each other's neighbours: normal densities of their distances, each row's width such that it
/// has a given perplexity, symmetrised and of sum 1.
struct Affinities {
    let count: Int
    /// Row by row; 0 on the diagonal.
    let values: [Double]

    /// - Parameter rows: `count` rows of one length, one after the other.
    init(_ rows: [Double], count n: Int, perplexity: Double) {
        count = n
        let width = rows.count / n
        var squares = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0..<i {
                var sum = 0.0
                for k in 0..<width {
                    let difference = rows[i * width + k] - rows[j * width + k]
                    sum += difference * difference
                }
                squares[i * n + j] = sum
                squares[j * n + i] = sum
            }
        }
        let wished = Double.log(perplexity)
        var conditional = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            let row = Affinities.row(Array(squares[i * n..<(i + 1) * n]), without: i, entropy: wished)
            for j in 0..<n { conditional[i * n + j] = row[j] }
        }
        var values = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0..<n where i != j {
                values[i * n + j] = max((conditional[i * n + j] + conditional[j * n + i]) / (2 * Double(n)), 1e-12)
            }
        }
        self.values = values
    }

    /// One row's probabilities: the precision is found by bisection of the entropy.
    private static func row(_ squares: [Double], without own: Int, entropy wished: Double) -> [Double] {
        // Distances less the nearest one: the exponentials do not all vanish.
        var nearest = Double.infinity
        for (j, square) in squares.enumerated() where j != own { nearest = min(nearest, square) }
        var (low, high, precision) = (0.0, Double.infinity, 1.0)
        var result = [Double](repeating: 0, count: squares.count)
        for _ in 0..<100 {
            var (sum, weighted) = (0.0, 0.0)
            for (j, square) in squares.enumerated() {
                let value = j == own ? 0 : Double.exp(-precision * (square - nearest))
                result[j] = value
                sum += value
                weighted += value * (square - nearest)
            }
            let entropy = Double.log(sum) + precision * weighted / sum
            for j in result.indices { result[j] /= sum }
            if (entropy - wished).magnitude < 1e-6 { break }
            if entropy > wished {
                low = precision
                precision = high.isFinite ? (low + high) / 2 : precision * 2
            } else {
                high = precision
                precision = (low + high) / 2
            }
            // Rows of equal distances have one entropy, whatever the precision.
            guard precision.isFinite, precision < 1e200 else { break }
        }
        return result
    }
}
