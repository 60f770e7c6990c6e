import Engine

/// A manifest's entry, loaded: its domains under a name.
public struct DataCollection: Sendable {
    public let name: String
    public let about: String
    public let licence: String
    /// In the order of the manifest or the layout; at least one.
    public let domains: [Dataset]
    /// What a person should know of it: files left out, a cache that could not be written.
    public let notices: [String]

    public init(name: String, about: String, licence: String, domains: [Dataset], notices: [String] = []) {
        precondition(!domains.isEmpty, "a collection without domains")
        self.name = name
        self.about = about
        self.licence = licence
        self.domains = domains
        self.notices = notices
    }

    /// Its domains, weight 1 each: what `data.forge` is.
    public var mixture: Mixture {
        // The domains of a collection have keys of their own and one store, so they always fit together.
        Mixture(terms: domains.map { Mixture.Term($0, 1) })
    }
}
