import Glibc

/// A regular file of the person's own, locked against other processes for as long as this lives.
final class LockedFile {
    enum Mode { case read, append }

    private let descriptor: Int32
    private let path: String

    /// Opens and locks; nil where that is not possible, or where the path is something else than a file. The
    /// lock is of the file that the path names: another process may have replaced it while this one waited.
    init?(path given: String, mode: Mode) {
        let path = Self.resolved(given)
        let flags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        for _ in 0..<100 {
            let descriptor =
                mode == .read
                ? open(path, O_RDONLY | flags) : open(path, O_RDWR | O_APPEND | O_CREAT | flags, 0o600)
            guard descriptor >= 0 else { return nil }
            guard let opened = Self.status(descriptor), opened.st_mode & S_IFMT == S_IFREG,
                Self.lock(descriptor, mode == .read ? LOCK_SH : LOCK_EX)
            else {
                close(descriptor)
                return nil
            }
            var named = stat()
            if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
                if mode == .append, opened.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
                self.descriptor = descriptor
                self.path = path
                return
            }
            close(descriptor)
        }
        return nil
    }

    deinit { close(descriptor) }

    /// Size in bytes.
    var size: Int { Self.status(descriptor).map { Int($0.st_size) } ?? 0 }

    /// Adds bytes as a whole or not at all, on a line of their own.
    func append(_ bytes: [UInt8]) -> Bool {
        let before = size
        let isTorn = before > 0 && read(from: before - 1, count: 1) != [10]
        let all = isTorn ? [10] + bytes : bytes
        if Self.write(all, to: descriptor) { return true }
        ftruncate(descriptor, before)
        return false
    }

    /// The last bytes, from the start of a line.
    func tail(_ limit: Int) -> ArraySlice<UInt8> {
        let size = size
        let bytes = read(from: max(0, size - limit), count: min(size, limit))
        guard size > limit else { return bytes[...] }
        return bytes.firstIndex(of: 10).map { bytes[($0 + 1)...] } ?? []
    }

    /// Puts another content in the file's place; a reader sees the old one or the new one.
    func replace(with bytes: [UInt8]) {
        let temporary = path + ".\(getpid())"
        unlink(temporary)
        let other = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard other >= 0 else { return }
        defer { close(other) }
        guard Self.write(bytes, to: other), fsync(other) == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
            return
        }
    }

    private func read(from offset: Int, count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = pread(descriptor, start + filled, count - filled, offset + filled)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                filled += got
            }
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        return bytes.withUnsafeBytes { buffer in
            while done < buffer.count, let start = buffer.baseAddress {
                let put = Glibc.write(descriptor, start + done, buffer.count - done)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { return false }
                done += put
            }
            return true
        }
    }

    /// Waits for the lock, two seconds at most: a stopped process may hold it.
    private static func lock(_ descriptor: Int32, _ kind: Int32) -> Bool {
        for _ in 0..<400 {
            if flock(descriptor, kind | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(5000)
        }
        return false
    }

    private static func status(_ descriptor: Int32) -> stat? {
        var result = stat()
        return fstat(descriptor, &result) == 0 ? result : nil
    }

    /// The path behind links, so that a rewriting replaces the file and not the link to it.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
