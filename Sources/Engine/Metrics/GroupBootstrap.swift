/// Draws of whole groups with replacement, for intervals: the videos of a set, or its samples where there
/// are none.
struct GroupBootstrap {
    private let members: [[Int]]
    private let labels: [Int]
    private let present: Set<Int>

    init(_ scores: Scores) {
        var order: [String: Int] = [:]
        var members: [[Int]] = []
        for (index, group) in scores.groups.enumerated() {
            guard let group else {
                members.append([index])
                continue
            }
            if let at = order[group] {
                members[at].append(index)
            } else {
                order[group] = members.count
                members.append([index])
            }
        }
        self.members = members
        labels = scores.labels
        present = Set(scores.labels)
    }

    /// What a function of sample weights gives for each draw; draw i reads the stream (seed, bootstrap, i).
    func draws<T>(_ count: Int, seed: UInt64, _ value: ([Double]) -> T) -> [T] {
        guard !members.isEmpty else { return [] }
        return (0..<count).map { replicate in
            var stream = Stream(seed: seed, .bootstrap, replicate)
            var weights = draw(&stream)
            // With groups of one class each and few of them a draw may lack a class many times; not for
            // ever.
            for _ in 0..<1000 where !hasAllClasses(weights) { weights = draw(&stream) }
            return value(weights)
        }
    }

    private func draw(_ stream: inout Stream) -> [Double] {
        var weights = [Double](repeating: 0, count: labels.count)
        for _ in members.indices {
            for index in members[stream.int(below: members.count)] { weights[index] += 1 }
        }
        return weights
    }

    private func hasAllClasses(_ weights: [Double]) -> Bool {
        var missing = present
        for (index, weight) in weights.enumerated() where weight > 0 {
            missing.remove(labels[index])
            if missing.isEmpty { return true }
        }
        return missing.isEmpty
    }
}
