import Engine

/// Where a column that a manifest adds comes from.
public enum ColumnSource: Sendable {
    /// The i-th folder below root, from 0; negative counts from the end, −1 the file's own folder.
    case folder(Int)
    /// A column of the list file, or of the loader, under another name.
    case column(String)

    /// `path[1]`, or a column's name.
    static let type = FieldType<String>.text.map("path[i] | column") { text in
        guard text.utf8.starts(with: "path[".utf8), text.utf8.last == 93 else {
            return ColumnSource.column(text)
        }
        guard let index = Int(text.dropFirst(5).dropLast()), abs(index) < 1000 else {
            throw Fault(
                .argument, "\(text.escapedForTerminal) does not name a folder",
                hint: "path[0] is the first folder below root, path[-1] the file's own")
        }
        return .folder(index)
    }

    static let mapType = FieldType<[NamedSetting<ColumnSource>]>.map(to: type).map { settings in
        for setting in settings {
            do {
                try DomainName.check(setting.name, what: "column")
            } catch let fault as Fault {
                throw fault.located(at: setting.place)
            }
        }
        return settings
    }

    /// The folder that is meant of a path relative to root; nil if there are not so many.
    static func folder(_ index: Int, of path: String) -> String? {
        let folders = path.split(separator: "/").filter { $0 != "." }.dropLast()
        let place = index < 0 ? folders.count + index : index
        return folders.indices.contains(place) ? String(folders[place]) : nil
    }
}
