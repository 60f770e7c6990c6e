import Glibc

/// Folders of the person's own.
enum Folders {
    /// The folder that a path lies in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes a folder and those it lies in, for the person alone. Whether that worked shows when it is used.
    static func make(_ path: String) {
        guard mkdir(path, 0o700) != 0, errno == ENOENT, path != "/", path != "." else { return }
        make(parent(of: path))
        mkdir(path, 0o700)
    }
}
