/// The places of t-SNE as they move.
struct TSNEMap {
    private(set) var places: [Double]
    private let count: Int
    private let dims: Int
    private var speed: [Double]
    private var gains: [Double]

    /// - Parameter places: `count` rows of `dims` numbers.
    init(_ places: [Double], count: Int, dims: Int) {
        self.places = places
        self.count = count
        self.dims = dims
        speed = [Double](repeating: 0, count: places.count)
        gains = [Double](repeating: 1, count: places.count)
    }

    /// One step of descent; the middle of all places stays at the origin.
    mutating func step(_ affinities: Affinities, exaggeration: Double, rate: Double, momentum: Double) {
        let slope = gradient(affinities, exaggeration: exaggeration)
        for at in places.indices {
            // Gains grow while slope and speed point apart, and shrink where they agree (Jacobs 1988).
            let isTurning = (slope[at] > 0) == (speed[at] > 0)
            gains[at] = max(0.01, isTurning ? gains[at] * 0.8 : gains[at] + 0.2)
            speed[at] = momentum * speed[at] - rate * gains[at] * slope[at]
            places[at] += speed[at]
        }
        for column in 0..<dims {
            let rows = stride(from: column, to: places.count, by: dims)
            let mean = rows.reduce(0) { $0 + places[$1] } / Double(count)
            for at in rows { places[at] -= mean }
        }
    }

    /// 1 / (1 + distance²) of all pairs, and their sum.
    private func kernels() -> (values: [Double], sum: Double) {
        var values = [Double](repeating: 0, count: count * count)
        var sum = 0.0
        for i in 0..<count {
            for j in 0..<i {
                var square = 0.0
                for k in 0..<dims {
                    let difference = places[i * dims + k] - places[j * dims + k]
                    square += difference * difference
                }
                let value = 1 / (1 + square)
                values[i * count + j] = value
                values[j * count + i] = value
                sum += 2 * value
            }
        }
        return (values, sum)
    }

    /// The gradient of the divergence: 4·Σ_j (p − q)(y_i − y_j) / (1 + |y_i − y_j|²). Source: the paper, equation 5.
    private func gradient(_ affinities: Affinities, exaggeration: Double) -> [Double] {
        let (values, sum) = kernels()
        var result = [Double](repeating: 0, count: places.count)
        for i in 0..<count {
            for j in 0..<count where j != i {
                let value = values[i * count + j]
                let factor = 4 * (exaggeration * affinities.values[i * count + j] - value / sum) * value
                for k in 0..<dims {
                    result[i * dims + k] += factor * (places[i * dims + k] - places[j * dims + k])
                }
            }
        }
        return result
    }

    /// Σ p·log(p / q).
    func divergence(_ affinities: Affinities) -> Double {
        let (values, sum) = kernels()
        var result = 0.0
        for i in 0..<count {
            for j in 0..<count where j != i {
                let p = affinities.values[i * count + j]
                result += p * Double.log(p / max(values[i * count + j] / sum, 1e-300))
            }
        }
        return result
    }
}
