/// A map of rows in few dimensions in which near rows stay near: exact t-SNE.
///
/// Affinities of the perplexity, symmetrised; gradient descent with momentum and gains on the divergence of the
/// map's heavy-tailed affinities; at first with exaggerated affinities. It starts from the principal components, of
/// standard deviation 1e-4, with a little noise of the seed that parts equal rows. Time and memory grow with n².
/// Source: van der Maaten & Hinton 2008, "Visualizing data using t-SNE"; learning rate as Belkina et al. 2019.
public struct TSNE: Sendable {
    /// Numbers of the method, each with where it comes from.
    public struct Settings: Sendable {
        /// About how many neighbours a row has. Source: the paper's usual value.
        public var perplexity = 30.0
        /// Steps in all. Source: the paper, section 3.4.
        public var iterations = 1000
        /// Steps with exaggerated affinities, and how much. Source: scikit-learn, as van der Maaten 2014.
        public var exaggerated = 250
        public var exaggeration = 12.0

        public init() {}
    }

    /// The most rows that are taken: their affinities are two matrices of n² doubles.
    public static let mostRows = 4000

    /// The rows' places [n, dims].
    public let places: Tensor
    /// The divergence from the map's affinities to those of the rows, in nats.
    public let divergence: Double

    /// - Parameters:
    ///   - x: [n, d], n ≥ 2.
    ///   - check: called at each step; what it throws ends the work.
    /// - Throws: `.shape` for another rank, `.value` for elements that are not finite, `.argument` for a perplexity
    ///   that is not between 1 and n − 1, `.limit` for too many rows.
    public init(
        of x: Tensor, dims: Int, seed: UInt64, settings: Settings = Settings(), check: () throws -> Void = {}
    ) throws {
        guard x.shape.count == 2, x.shape[0] >= 2, x.shape[1] > 0, dims >= 1 else {
            throw Fault(.shape, "t-SNE takes a matrix with a row a sample, two at least, not \(x.shape)")
        }
        let n = x.shape[0]
        guard n <= TSNE.mostRows else {
            throw Fault(.limit, "t-SNE of \(n) rows is too much (limit \(TSNE.mostRows))", hint: "take fewer rows")
        }
        guard settings.perplexity >= 1, settings.perplexity < Double(n) else {
            throw Fault(
                .argument, "a perplexity of \(settings.perplexity) needs more than that many rows, and there are \(n)")
        }
        let rows = x.constant.doubles()
        guard rows.allSatisfy(\.isFinite) else { throw Fault(.value, "t-SNE of numbers that are not finite") }
        let affinities = Affinities(rows, count: n, perplexity: settings.perplexity)
        var map = TSNEMap(try TSNE.start(x, dims: dims, seed: seed), count: n, dims: dims)
        let rate = max(Double(n) / settings.exaggeration / 4, 50)
        for step in 0..<settings.iterations {
            try check()
            let isEarly = step < settings.exaggerated
            map.step(
                affinities, exaggeration: isEarly ? settings.exaggeration : 1, rate: rate,
                momentum: isEarly ? 0.5 : 0.8)
        }
        divergence = map.divergence(affinities)
        places = try Tensor(map.places, shape: [n, dims]).to(x.dtype.isFloat ? x.dtype : .f64)
    }

    /// The principal components, as many as there are, and noise.
    private static func start(_ x: Tensor, dims: Int, seed: UInt64) throws -> [Double] {
        let (n, d) = (x.shape[0], x.shape[1])
        let known = min(dims, min(n, d))
        let components = try PrincipalComponents(of: x.constant.to(.f64), count: known)
        let values = components.coordinates.doubles()
        let scale = components.variances[0] > 0 ? 1e-4 / components.variances[0].squareRoot() : 0
        var stream = Stream(seed: seed, .probe)
        return (0..<n * dims).map { place in
            let (row, column) = (place / dims, place % dims)
            let noise = 1e-6 * stream.normal()
            return (column < known ? scale * values[row * known + column] : 0) + noise
        }
    }
}
