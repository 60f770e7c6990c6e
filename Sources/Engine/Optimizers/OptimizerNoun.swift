/// An optimizer as a value of the language.
public struct OptimizerNoun: Noun {
    public static let kind = "optimizer"
    public let optimizer: any Optimizer

    public init(_ optimizer: any Optimizer) { self.optimizer = optimizer }

    public var fieldNames: [String] { optimizer.options.keys }

    public func field(_ name: String, in host: any Host) throws -> Value? { optimizer.options[name] }

    public func shown(in host: any Host) -> [String] { [summary, optimizer.rule] }

    public var summary: String { optimizer.expression(in: OptimizerCatalog.forms) }

    public func equals(_ other: any Noun) -> Bool {
        (other as? OptimizerNoun).map { $0.summary == summary } ?? false
    }
}
