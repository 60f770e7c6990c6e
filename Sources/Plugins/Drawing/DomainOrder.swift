import Engine
import Synchronization

/// The order in which a domain's training samples are read, without end: position → sample.
///
/// Without balancing, positions 0 … N−1 are a permutation of the samples, N … 2N−1 another, and so on. With
/// `balance(by:)` and G values of the column, positions go round the values (the value of position p is p
/// mod G), and the samples of each value are read in an order of their own, reshuffled when used up: the
/// rates of the values are equal in every run of G positions, and nothing is dropped. The permutation of an
/// epoch comes from the stream (seed, order, epoch, domain), the domain being its place in the mixture, so
/// the same samples under other names are read in the same order.
struct DomainOrder: Sendable {
    /// The samples, each as often as it is read in an epoch, by value of the balanced column.
    private let groups: [[Int]]
    private let place: Int
    private let seed: UInt64
    private let cache = PermutationCache()

    init(_ dataset: Dataset, place: Int, seed: UInt64) throws {
        self.place = place
        self.seed = seed
        let training = dataset.trainingIndices
        let (total, over) = training.count.multipliedReportingOverflow(by: dataset.times)
        guard !over, total <= 100_000_000 else {
            throw Fault(
                .limit, "\(dataset.key) repeated \(dataset.times) times has more than 10⁸ samples an epoch")
        }
        let once: [[Int]]
        if let column = dataset.balancedBy {
            once = try dataset.store.column(column).groups(of: training).map(\.members)
        } else {
            once = [training]
        }
        groups =
            dataset.times == 1
            ? once
            : once.map { members in
                (0..<dataset.times).flatMap { _ in members }
            }
    }

    /// The sample at a position, and how often the samples of its group have been used up before.
    subscript(position: Int) -> (index: Int, epoch: Int) {
        let group = position % groups.count
        let members = groups[group]
        let (epoch, offset) = (position / groups.count).quotientAndRemainder(dividingBy: members.count)
        let order = cache.permutation(epoch: epoch, group: group) {
            var stream = Stream(seed: seed, .order, epoch, place + group << 16)
            return stream.permutation(members.count)
        }
        return (members[order[offset]], epoch)
    }
}

/// The last permutation of each group: steps are asked for in order, mostly. What is cached never changes an
/// answer.
private final class PermutationCache: Sendable {
    private let last = Mutex<[Int: (epoch: Int, order: [Int])]>([:])

    func permutation(epoch: Int, group: Int, make: () -> [Int]) -> [Int] {
        last.withLock { last in
            if let known = last[group], known.epoch == epoch { return known.order }
            let order = make()
            last[group] = (epoch, order)
            return order
        }
    }
}
