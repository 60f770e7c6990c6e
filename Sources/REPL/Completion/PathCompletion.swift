import Glibc

/// Names of files and folders, for texts that are paths.
struct PathCompletion {
    /// Where relative paths begin; nil for the working folder.
    let folder: String?

    /// What a folder is read up to.
    private static let limit = 2000

    /// The entries of the folder that the word names, which begin with its last part.
    ///
    /// - Parameter ending: endings of files to show; all files if empty. Folders are always shown.
    func candidates(_ word: String, ending: [String], suffix: String) -> [Candidate] {
        let slash = word.lastIndex(of: "/")
        let lead = slash.map { String(word[...$0]) } ?? ""
        let part = slash.map { String(word[word.index(after: $0)...]) } ?? word
        let place = expanded(lead)
        var result: [Candidate] = []
        for (name, isFolder) in entries(of: place.isEmpty ? "." : place) where name.hasPrefix(part) {
            if name.hasPrefix("."), !part.hasPrefix(".") { continue }
            if !isFolder, !ending.isEmpty, !ending.contains(where: name.hasSuffix) { continue }
            result.append(
                Candidate(
                    lead + name + (isFolder ? "/" : ""), isFolder ? "folder" : "", kind: .path,
                    suffix: isFolder ? "" : suffix))
        }
        return result.sorted { $0.text < $1.text }
    }

    private func expanded(_ lead: String) -> String {
        if lead.hasPrefix("~/"), let home = getenv("HOME") {
            return String(cString: home) + lead.dropFirst()
        }
        if lead.hasPrefix("/") { return lead }
        return folder.map { $0 + "/" + lead } ?? lead
    }

    /// Names that are not UTF-8 or hold control characters cannot be typed, and are left out.
    private func entries(of path: String) -> [(name: String, isFolder: Bool)] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var result: [(String, Bool)] = []
        while result.count < Self.limit, let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != "..",
                name == name.escapedForTerminal, !name.contains("\"")
            else { continue }
            result.append((name, isFolder(entry.pointee.d_type, path + "/" + name)))
        }
        return result
    }

    private func isFolder(_ type: UInt8, _ path: String) -> Bool {
        if type == UInt8(DT_DIR) { return true }
        guard type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN) else { return false }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
