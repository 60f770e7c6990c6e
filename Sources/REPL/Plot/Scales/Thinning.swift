/// Long lines drawn with fewer points that give the same picture.
enum Thinning {
    /// Of the points that fall into one column of the page the first, lowest, highest and last, as they come.
    ///
    /// Gaps (nil) are kept. A line that runs backwards is thinned within its stretches of one column. Source:
    /// Jugel et al. 2014, "M4: a visualization-oriented time series data aggregation".
    /// - Parameter column: the width of a column in points.
    static func thinned(_ points: [PagePoint?], column: Double) -> [PagePoint?] {
        guard points.count > 400, column > 0 else { return points }
        var result: [PagePoint?] = []
        var bucket: [PagePoint] = []
        var place = 0.0
        func flush() {
            result.append(contentsOf: extremes(of: bucket))
            bucket.removeAll(keepingCapacity: true)
        }
        for point in points {
            guard let point else {
                flush()
                result.append(nil)
                continue
            }
            let here = (point.x / column).rounded(.down)
            if here != place { flush() }
            place = here
            bucket.append(point)
        }
        flush()
        return result
    }

    private static func extremes(of points: [PagePoint]) -> [PagePoint] {
        guard points.count > 4 else { return points }
        var low = 0
        var high = 0
        for index in points.indices {
            if points[index].y < points[low].y { low = index }
            if points[index].y > points[high].y { high = index }
        }
        return Set([0, low, high, points.count - 1]).sorted().map { points[$0] }
    }
}
