import Engine
import Glibc

/// Paths as text: `/`-separated, no home folder, no variables.
public enum Paths {
    /// The folder that a path's last part lies in: `.` without a slash.
    public static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 47) else { return "." }
        let folder = String(path[..<slash])
        return folder.isEmpty ? "/" : folder
    }

    /// The last part.
    public static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 47) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// The last part without its extension.
    public static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: 46), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The extension in lower case, without the dot.
    public static func suffix(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: 46), dot != name.startIndex else { return "" }
        return name[name.utf8.index(after: dot)...].lowercased()
    }

    /// A path below a folder; an absolute one stays as it is.
    public static func joined(_ folder: String, _ path: String) -> String {
        if path.utf8.first == 47 { return path }
        return folder.utf8.last == 47 ? folder + path : folder + "/" + path
    }

    /// The absolute path without links, `.` and `..`.
    ///
    /// - Throws: `Fault(.file)` if it does not exist.
    public static func resolved(_ path: String) throws -> String {
        guard !path.utf8.contains(0), let real = realpath(path, nil) else {
            throw FileBytes.fault("cannot find", path, path.utf8.contains(0) ? EINVAL : errno)
        }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes a folder and those above it that are missing.
    ///
    /// - Throws: `Fault(.file)`.
    public static func makeFolder(_ path: String) throws {
        if FileBytes.isFolder(path) { return }
        let above = folder(of: path)
        if above != path, above != "." { try makeFolder(above) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileBytes.fault("cannot make the folder", path, errno)
        }
    }

    /// Names in a folder, in byte order, without `.` and `..`.
    ///
    /// - Throws: `Fault(.file)`.
    public static func list(_ folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw FileBytes.fault("cannot read", folder, errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // An entry may be shorter than the structure, so the name is read where it stands, not copied
            // out.
            let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let name = String(cString: start.assumingMemoryBound(to: CChar.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Removes a file or a folder with all that is in it; links are removed, not followed. Failures are
    /// ignored.
    public static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        guard FileBytes.isFolder(path) else { return }
        for name in (try? list(path)) ?? [] { remove(joined(path, name)) }
        rmdir(path)
    }
}
