import Engine
import Glibc

/// All files below a folder.
public enum FolderWalk {
    /// Most files that are listed.
    public static let maximumFiles = 10_000_000
    /// Most folders on the way to a file.
    public static let maximumDepth = 256

    /// Paths relative to the folder, folder by folder in byte order. Links to folders are not followed,
    /// hidden files and folders (those that begin with a dot) are passed over.
    ///
    /// - Throws: `Fault(.file)`; `.limit` for a tree that is too large.
    public static func files(below folder: String) throws -> [String] {
        var files: [String] = []
        // Folders still to be read, the next one last.
        var waiting: [(path: String, depth: Int)] = [("", 0)]
        while let next = waiting.popLast() {
            guard next.depth <= maximumDepth else {
                throw Fault(
                    .limit, "\(folder.escapedForTerminal) has folders nested more than \(maximumDepth) deep")
            }
            var below: [(path: String, depth: Int)] = []
            for name in try Paths.list(Paths.joined(folder, next.path)) where name.utf8.first != 46 {
                let path = next.path.isEmpty ? name : next.path + "/" + name
                var info = stat()
                guard lstat(Paths.joined(folder, path), &info) == 0 else { continue }
                if info.st_mode & S_IFMT == S_IFDIR {
                    below.append((path, next.depth + 1))
                } else {
                    files.append(path)
                }
                guard files.count <= maximumFiles else {
                    throw Fault(.limit, "\(folder.escapedForTerminal) has more than \(maximumFiles) files")
                }
            }
            waiting += below.reversed()
        }
        return files
    }
}
