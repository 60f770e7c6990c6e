import Engine

/// What a loader is once its fields are bound: able to make the samples of an entry, in one call.
public struct Loader: Sendable {
    /// Makes the samples; opens files, but makes no image that is not asked for.
    ///
    /// - Throws: `Fault`, with a place where one is known.
    public let load: @Sendable (LoadContext) throws -> LoadedSamples

    public init(_ load: @escaping @Sendable (LoadContext) throws -> LoadedSamples) { self.load = load }
}

/// What a loader is told besides its own fields.
public struct LoadContext: Sendable {
    /// Name of the entry.
    public let name: String
    /// Where all paths begin; made when it is asked for, so an entry without files needs no folder.
    public let root: @Sendable () throws -> RootFolder
    /// `labels` of the entry; nil for the loader's own.
    public let labels: ClassMap?
    public let onError: EntrySettings.ErrorPolicy
    /// The files that come with the product.
    public let share: Share
    /// Where generated images are kept; nil keeps none.
    public let cache: CacheFolder?
    /// At most so many samples per domain, split and class will be used (`--smoke`); nil for all.
    public let limit: Int?
    /// Takes notices while loading, and later while images are made.
    public let notify: @Sendable (String) -> Void

    public init(
        name: String, root: @escaping @Sendable () throws -> RootFolder, labels: ClassMap? = nil,
        onError: EntrySettings.ErrorPolicy = .stop, share: Share, cache: CacheFolder? = nil,
        limit: Int? = nil,
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.name = name
        self.root = root
        self.labels = labels
        self.onError = onError
        self.share = share
        self.cache = cache
        self.limit = limit
        self.notify = notify
    }
}

/// What a loader gives: all samples of an entry, each once, in order.
public struct LoadedSamples: Sendable {
    /// A domain that the layout implies.
    public struct Domain: Sendable {
        public let name: String
        public let about: String
        /// Positions of the samples, in order.
        public let indices: [Int]

        public init(name: String, about: String = "", indices: [Int]) {
            self.name = name
            self.about = about
            self.indices = indices
        }
    }

    /// What the samples are made from, in words and hashes: other content, other text.
    public var fingerprint: String
    /// Class names by index.
    public var classes: [String]
    /// The class index of each sample.
    public var labels: [Int]
    /// Columns besides `image`, `label` and `split`.
    public var columns: [(name: String, column: OnDemand<Column>)]
    /// The split of each sample; nil for data without splits.
    public var splits: [Split]?
    /// The layout's domains; empty for one domain named as the entry.
    public var domains: [Domain] = []
    /// What values of columns are about, for domains that are made of them.
    public var abouts: [String: String] = [:]
    /// Each sample's file relative to root; nil for data that are not in files of their own.
    public var files: [String]?
    public var images: any ImageSource
    /// What the layout implied: "rule → result".
    public var rules: [String] = []
    /// Files that were refused, with the reason.
    public var rejected: [(file: String, why: String)] = []

    public init(
        fingerprint: String, classes: [String], labels: [Int],
        columns: [(name: String, column: OnDemand<Column>)], splits: [Split]?, images: any ImageSource
    ) {
        self.fingerprint = fingerprint
        self.classes = classes
        self.labels = labels
        self.columns = columns
        self.splits = splits
        self.images = images
    }
}
