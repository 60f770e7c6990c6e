/// An average of weights as a value of the language.
public struct AveragingNoun: Noun {
    public static let kind = "averaging"
    public let averaging: any WeightAveraging

    public init(_ averaging: any WeightAveraging) { self.averaging = averaging }

    public var fieldNames: [String] { averaging.options.keys }

    public func field(_ name: String, in host: any Host) throws -> Value? { averaging.options[name] }

    public var summary: String { averaging.expression(in: AveragingCatalog.forms) }

    public func equals(_ other: any Noun) -> Bool {
        (other as? AveragingNoun).map { $0.summary == summary } ?? false
    }
}
