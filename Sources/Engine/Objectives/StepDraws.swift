/// The random draws of one step of an objective: the same whenever they are asked for.
///
/// Draw k comes from the stream (seed, objective, step, k), so a draw depends on no other.
public struct StepDraws: Sendable {
    private enum Source: Sendable {
        case stream(seed: UInt64, step: Int)
        case recorded(orders: [[Int]], shares: [Double])
    }

    private let source: Source
    // Shares have indices of their own.
    private static let firstShare = 1 << 16

    /// The draws of a step of a run.
    public init(seed: UInt64, step: Int) { source = .stream(seed: seed, step: step) }

    /// Draws made elsewhere, by index: to repeat a recorded run.
    public init(orders: [[Int]], shares: [Double] = []) {
        source = .recorded(orders: orders, shares: shares)
    }

    /// The numbers 0 ..< count in a random order.
    public func order(_ count: Int, _ index: Int = 0) -> [Int] {
        switch source {
        case .stream(let seed, let step):
            var stream = Stream(seed: seed, .objective, step, index)
            return stream.permutation(count)
        case .recorded(let orders, _): return orders[index]
        }
    }

    /// A number from 0 to 1 of the distribution Beta(a, a).
    public func share(beta a: Double, _ index: Int = 0) -> Double {
        switch source {
        case .stream(let seed, let step):
            var stream = Stream(seed: seed, .objective, step, StepDraws.firstShare + index)
            return stream.beta(a, a)
        case .recorded(_, let shares): return shares[index]
        }
    }
}
