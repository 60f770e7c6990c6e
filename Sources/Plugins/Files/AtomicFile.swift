import Engine
import Glibc

/// Writing files that are there whole or not at all: under a temporary name, fsync, rename, fsync of the
/// folder.
public enum AtomicFile {
    /// Writes a file; an older one of this name stays intact until the new one is complete.
    ///
    /// - Throws: `Fault(.file)` with the system's words; the temporary file is removed.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = temporaryName(beside: path)
        do {
            try writeSynced(bytes, to: temporary, shown: path)
            guard rename(temporary, path) == 0 else { throw FileBytes.fault("cannot write", path, errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        try syncFolder(of: path)
    }

    /// A name in the same folder that no other process and no other call uses.
    public static func temporaryName(beside path: String) -> String {
        let random = UInt64.random(in: .min ... .max)
        return Paths.folder(of: path) + "/." + Paths.name(of: path)
            + ".\(getpid()).\(String(random, radix: 36)).tmp"
    }

    /// Writes a file that does not exist yet and waits until it is on the disk.
    ///
    /// - Parameter shown: the name that a person knows, for messages.
    /// - Throws: `Fault(.file)`; what was written so far stays.
    public static func writeSynced(_ bytes: [UInt8], to path: String, shown: String? = nil) throws {
        let name = shown ?? path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileBytes.fault("cannot write", name, errno) }
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        try FileBytes.writeAll(bytes, to: descriptor, name)
        guard fsync(descriptor) == 0 else { throw FileBytes.fault("cannot write", name, errno) }
        isOpen = false
        guard close(descriptor) == 0 else { throw FileBytes.fault("cannot write", name, errno) }
    }

    /// Waits until the names in a path's folder are on the disk.
    ///
    /// - Throws: `Fault(.file)`.
    public static func syncFolder(of path: String) throws {
        let folder = Paths.folder(of: path)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileBytes.fault("cannot open", folder, errno) }
        defer { close(descriptor) }
        // Some file systems have no fsync for folders and say so with EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw FileBytes.fault("cannot write", folder, errno)
        }
    }
}
