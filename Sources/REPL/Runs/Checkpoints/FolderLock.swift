import Engine
import Glibc
import Plugins

/// A folder that one process alone writes to, for as long as this lives. The system gives the lock back when the
/// process ends, however it ends.
final class FolderLock {
    private let descriptor: Int32

    /// - Throws: `.state` naming the process that holds the folder, `.file` where no lock can be made.
    init(_ folder: String) throws {
        let path = folder + "/.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileBytes.fault("cannot write", path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? FileBytes.read(path, limit: 100)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            close(descriptor)
            throw Fault(
                .state, "\(folder.escapedForTerminal) is being written by process \(holder.escapedForTerminal)",
                hint: "wait for it, or give another folder")
        }
        let mine = Array(String(getpid()).utf8)
        ftruncate(descriptor, 0)
        _ = mine.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }

    /// Whether some process writes to a folder now.
    static func isHeld(_ folder: String) -> Bool {
        let descriptor = open(folder + "/.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }
}
