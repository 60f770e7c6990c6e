import Engine

/// The samples of a collection, each once: columns, classes and where the images come from.
///
/// Domains are lists of positions in a store, so what two domains share (the reals of face forgeries) is one
/// sample.
public final class SampleStore: Sendable {
    /// Tells stores of other content apart: what the samples were made from, in words and hashes.
    public let fingerprint: String
    /// Names of the classes by index.
    public let classes: [String]
    /// The class index of each sample.
    public let labels: [Int]
    public let images: any ImageSource
    /// Names of the columns, in the order in which they are shown; `image` and `label` first.
    public let columnNames: [String]
    /// Files that were refused, with the reason.
    public let rejected: [(file: String, why: String)]
    private let columns: [String: OnDemand<Column>]

    /// - Parameter columns: all but `image` and `label`, which are added.
    public init(
        fingerprint: String, classes: [String], labels: [Int],
        columns: [(name: String, column: OnDemand<Column>)],
        images: any ImageSource, rejected: [(file: String, why: String)] = []
    ) {
        precondition(labels.allSatisfy(classes.indices.contains), "a label without a class")
        self.fingerprint = fingerprint
        self.classes = classes
        self.labels = labels
        self.images = images
        self.rejected = rejected
        let label = Column.text(codes: labels.map { Int32($0) }, names: classes)
        columnNames = ["image", "label"] + columns.map(\.name)
        var byName = ["label": OnDemand(label)]
        for (name, column) in columns { byName[name] = column }
        self.columns = byName
    }

    /// Number of samples.
    public var count: Int { labels.count }

    /// Whether there is a column of this name (other than `image`).
    public func hasColumn(_ name: String) -> Bool { columns[name] != nil }

    /// A column other than `image`.
    ///
    /// - Throws: `Fault(.name)` listing the columns there are; `.file` if it has to be read and cannot.
    public func column(_ name: String) throws -> Column {
        guard let column = columns[name] else {
            var hint = "its columns are " + columnNames.joined(separator: ", ")
            if let near = Suggestion.nearest(to: name, among: columnNames) { hint = "did you mean \(near)?" }
            throw Fault(.name, "there is no column \(name.escapedForTerminal)", hint: hint)
        }
        return try column.get()
    }
}
