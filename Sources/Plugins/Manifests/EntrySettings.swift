import Engine

/// The keys that every entry of a manifest may have, whatever its loader (FIELD 5.4).
public struct EntrySettings: Sendable {
    /// What an unreadable or refused file does.
    public enum ErrorPolicy: String, Sendable {
        /// Ends the loading.
        case stop
        /// Leaves the file out; it is counted and reported.
        case skip
    }

    /// Name of the loader.
    public let loader: String
    public let about: String
    public let licence: String
    /// As written; nil for the manifest's folder.
    public let root: String?
    public let allowOutside: Bool
    /// Class → index; nil for the loader's own.
    public let labels: ClassMap?
    /// Columns that the manifest adds.
    public let columns: [NamedSetting<ColumnSource>]
    /// The column whose values are the domains; nil for the layout's.
    public let domainColumn: String?
    public let split: SplitRule?
    public let image: ImageRule?
    public let transforms: [SampleTransform]
    public let onError: ErrorPolicy

    /// The form of the common keys.
    public static let form = Form<EntrySettings>("entry", "The keys that every entry may have.") { fields in
        let loader = fields("loader", .text, help: "a loader's name; other keys are its fields")
        let extends = fields(optional: "extends", .text, help: "an entry whose keys come first")
        let about = fields("about", .text, default: "", help: "what the data are, in one line")
        let licence = fields("licence", .text, default: "", help: "under what licence they are")
        let root = fields(optional: "root", .path, help: "folder that all paths are relative to")
        let outside = fields(
            "allow_outside", .bool, default: false, help: "whether root may leave the manifest's folder")
        let labels = fields(optional: "labels", ClassMap.type, help: "class → index, 0 … K−1")
        let columns = fields(optional: "columns", ColumnSource.mapType, help: "name → path[i] or a column")
        let domains = fields(
            optional: "domains", .settings(DomainRule.form), help: "the column whose values are the domains")
        let split = fields(
            optional: "split", .settings(SplitRule.form), help: "how train, val and test are told apart")
        let image = fields(optional: "image", .settings(ImageRule.form), help: "size, crop and channels")
        let transforms = fields(
            optional: "transforms", .list(TransformCatalog.type), help: "changes of training images, in order"
        )
        let onError = fields(
            "on_error", .choice("stop", "skip"), default: "stop", help: "what a faulty file does")
        return { arguments in
            // `extends` has been followed before; it is declared so that help and completion know it.
            _ = arguments[extends]
            return EntrySettings(
                loader: arguments[loader], about: arguments[about], licence: arguments[licence],
                root: arguments[root],
                allowOutside: arguments[outside], labels: arguments[labels],
                columns: arguments[columns] ?? [],
                domainColumn: arguments[domains]?.column, split: arguments[split], image: arguments[image],
                transforms: arguments[transforms] ?? [],
                onError: ErrorPolicy(rawValue: arguments[onError]) ?? .stop)
        }
    }
}

/// `domains: {column: camera}`.
struct DomainRule: Sendable {
    let column: String

    static let form = Form<DomainRule>("domains", "The column whose values are the domains.") { fields in
        let column = fields("column", .text, help: "name of the column")
        return { DomainRule(column: $0[column]) }
    }
}
