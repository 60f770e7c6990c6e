import Engine
import Testing

@Suite struct TSNETests {
    /// Two groups of ten rows in five dimensions, far from each other.
    private static func groups() throws -> Tensor {
        var stream = Stream(seed: 3, .probe)
        let values = (0..<100).map { place in stream.normal() * 0.1 + (place < 50 ? 0 : 10) }
        return try Tensor(values, shape: [20, 5])
    }

    private static func settings() -> TSNE.Settings {
        var settings = TSNE.Settings()
        settings.perplexity = 5
        settings.iterations = 400
        settings.exaggerated = 100
        return settings
    }

    @Test("rows of a group lie nearer to each other than to any of the other group, and the middle is the origin")
    func parted() throws {
        let map = try TSNE(of: Self.groups(), dims: 2, seed: 1, settings: Self.settings())
        let y = map.places.doubles()
        func distance(_ i: Int, _ j: Int) -> Double {
            let (dx, dy) = (y[2 * i] - y[2 * j], y[2 * i + 1] - y[2 * j + 1])
            return (dx * dx + dy * dy).squareRoot()
        }
        for i in 0..<20 {
            let within = (0..<20).filter { $0 != i && $0 / 10 == i / 10 }.map { distance(i, $0) }
            let across = (0..<20).filter { $0 / 10 != i / 10 }.map { distance(i, $0) }
            #expect((within.max() ?? 0) < (across.min() ?? 0))
        }
        for column in 0..<2 {
            // Centred at each step; what is left is rounding of sums of 20 numbers of size 100.
            #expect(abs((0..<20).reduce(0) { $0 + y[2 * $1 + column] }) < 1e-9)
        }
        #expect(map.divergence >= 0 && map.divergence < 1)
    }

    @Test("the same seed gives the same map, bit for bit")
    func repeated() throws {
        let first = try TSNE(of: Self.groups(), dims: 2, seed: 1, settings: Self.settings())
        let second = try TSNE(of: Self.groups(), dims: 2, seed: 1, settings: Self.settings())
        #expect(first.places.doubles() == second.places.doubles())
    }

    @Test("equal rows, more dimensions than columns, and two rows break nothing")
    func degenerate() throws {
        var settings = Self.settings()
        settings.perplexity = 1
        for rows in [try Tensor([Double](repeating: 1, count: 6), shape: [3, 2]), try Tensor([0.0, 1.0], shape: [2, 1])] {
            let map = try TSNE(of: rows, dims: 3, seed: 0, settings: settings)
            #expect(map.places.doubles().allSatisfy { $0.isFinite })
        }
    }

    @Test("a perplexity of as many rows as there are, another rank, and numbers that are not finite are faults")
    func wrong() throws {
        #expect(throws: Fault.self) { try TSNE(of: Tensor([1.0, 2, 3, 4], shape: [2, 2]), dims: 2, seed: 0) }
        #expect(throws: Fault.self) { try TSNE(of: Tensor([1.0, 2]), dims: 2, seed: 0) }
        #expect(throws: Fault.self) {
            try TSNE(of: Tensor([1.0, .nan, 3, 4], shape: [2, 2]), dims: 1, seed: 0, settings: Self.settings())
        }
    }
}
