/// Labels at heights of their own, moved apart as little as possible.
public enum LabelSpread {
    /// The heights nearest to those wished for (in the sum of squares) with a distance between them.
    ///
    /// Labels that would touch become a block at the mean of what they wish; blocks that touch are joined
    /// (the pooling of adjacent violators, in ascending order).
    /// - Returns: the heights in the order given; nil when they do not all find room.
    public static func spread(_ wished: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double]?
    {
        guard Double(wished.count - 1) * gap <= range.upperBound - range.lowerBound else { return nil }
        let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
        var blocks: [(sum: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            // Less the distances to the first, what was a distance apart is at least as high.
            blocks.append((wished[index] - Double(rank) * gap, 1))
            while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
                let last = blocks.removeLast()
                blocks[blocks.count - 1].sum += last.sum
                blocks[blocks.count - 1].count += last.count
            }
        }
        let highest = range.upperBound - Double(wished.count - 1) * gap
        var result = wished
        var rank = 0
        for block in blocks {
            let place = min(max(mean(block), range.lowerBound), highest)
            for _ in 0..<block.count {
                result[order[rank]] = place + Double(rank) * gap
                rank += 1
            }
        }
        return result
    }

    private static func mean(_ block: (sum: Double, count: Int)) -> Double { block.sum / Double(block.count) }
}
