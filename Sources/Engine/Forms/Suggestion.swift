/// "Did you mean": the nearest of the names that are valid at a point.
public enum Suggestion {
    /// The nearest name within edit distance 2 (1 for names of three letters or fewer), or nil.
    ///
    /// Insertion, deletion, substitution and the exchange of two neighbours count one each (optimal string
    /// alignment). Ties go to the name that comes first; case is ignored at first.
    public static func nearest(to name: String, among names: [String]) -> String? {
        let limit = name.unicodeScalars.count <= 3 ? 1 : 2
        var best: (name: String, distance: Int)?
        for candidate in names where candidate != name {
            let plain = distance(name, candidate, limit: limit)
            let folded = distance(name.lowercased(), candidate.lowercased(), limit: limit)
            let found = min(plain, folded == 0 ? 1 : folded + 1)
            if found <= limit, found < best?.distance ?? Int.max { best = (candidate, found) }
        }
        return best?.name
    }

    /// Labels of other libraries, and what they are here.
    public static let foreignLabels = [
        "axis": "dim", "keepdims": "keepdim", "learning_rate": "lr", "batch_size": "batch", "n_epochs": "epochs",
        "num_epochs": "epochs", "bs": "batch", "data": "on", "dataset": "on", "objective": "with", "loss": "with",
        "path": "to", "file": "to", "filename": "to", "ddof": "correction", "num_classes": "classes",
    ]

    /// Edit distance with transpositions; anything above `limit` counts as `limit + 1`.
    public static func distance(_ a: String, _ b: String, limit: Int) -> Int {
        let a = Array(a.unicodeScalars.prefix(80))
        let b = Array(b.unicodeScalars.prefix(80))
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        var older: [Int] = []
        var old = Array(0...b.count)
        for i in 0..<a.count {
            var new = [i + 1]
            for j in 0..<b.count {
                var cost = min(old[j + 1] + 1, new[j] + 1, old[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
                new.append(cost)
            }
            (older, old) = (old, new)
        }
        return min(old[b.count], limit + 1)
    }
}
