import Engine
import Glibc

/// Reading whole files: regular files only, never more than a cap, errors with the system's words and the
/// path.
public enum FileBytes {
    /// The bytes of a file.
    ///
    /// A FIFO, device or folder is refused without waiting for it; a file that shrinks while it is read is
    /// an error.
    /// - Parameter limit: largest number of bytes that is read.
    /// - Throws: `Fault(.file)` with errno's text and the path, `.limit` beyond the cap.
    public static func read(_ path: String, limit: Int = 1 << 30) throws -> [UInt8] {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        let size = try regularSize(descriptor, path)
        guard size <= limit else {
            throw Fault(
                .limit,
                "\(path.escapedForTerminal) has \(size) bytes; at most \(limit) are read of such a file")
        }
        var done = 0
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while done < size, let start = buffer.baseAddress {
                let got = Glibc.read(descriptor, start + done, size - done)
                if got < 0, errno == EINTR { continue }
                if got <= 0 {
                    failure = got < 0 ? errno : 0
                    break
                }
                done += got
            }
            count = done
        }
        if failure != 0 { throw fault("cannot read", path, failure) }
        guard done == size else {
            throw Fault(.file, "\(path.escapedForTerminal) became shorter while it was read")
        }
        return bytes
    }

    /// Writes all bytes to an open file.
    ///
    /// - Throws: `Fault(.file)` with the system's words.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Glibc.write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw fault("cannot write", path, put < 0 ? errno : ENOSPC) }
            done += put
        }
    }

    /// The size of a regular file in bytes; nil if there is none of this name.
    ///
    /// - Throws: `Fault(.file)` if it is no regular file or cannot be reached for another reason.
    public static func size(_ path: String) throws -> Int? {
        var info = stat()
        guard stat(path, &info) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw fault("cannot read", path, errno)
        }
        try checkRegular(info, path)
        return Int(info.st_size)
    }

    /// Whether there is a folder of this name.
    public static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether anything has this name.
    public static func exists(_ path: String) -> Bool {
        var info = stat()
        return lstat(path, &info) == 0
    }

    /// A fault with the system's words.
    public static func fault(_ action: String, _ path: String, _ code: Int32) -> Fault {
        Fault(.file, "\(action) \(path.escapedForTerminal): \(String(cString: strerror(code)))")
    }

    private static func opened(_ path: String) throws -> Int32 {
        guard !path.utf8.contains(0) else {
            throw Fault(.file, "a path cannot contain NUL: \(path.escapedForTerminal)")
        }
        while true {
            let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw fault("cannot read", path, errno) }
        }
    }

    private static func regularSize(_ descriptor: Int32, _ path: String) throws -> Int {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw fault("cannot read", path, errno) }
        try checkRegular(info, path)
        return Int(info.st_size)
    }

    private static func checkRegular(_ info: stat, _ path: String) throws {
        let kind = info.st_mode & S_IFMT
        guard kind != S_IFREG else { return }
        let name = kind == S_IFDIR ? "a folder" : kind == S_IFIFO ? "a FIFO" : "a device or socket"
        throw Fault(.file, "\(path.escapedForTerminal) is \(name), not a file")
    }
}
