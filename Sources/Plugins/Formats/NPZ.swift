import Engine

/// NumPy's archives of arrays: `.npz`.
public enum NPZ {
    /// The arrays by name, without `.npy`, in order.
    ///
    /// - Throws: `Fault(.format)` or `.limit`, naming the array.
    public static func decode(_ bytes: [UInt8]) throws -> [(name: String, array: Tensor)] {
        try ZipArchive.read(bytes).map { member in
            guard member.name.utf8.suffix(4).elementsEqual(".npy".utf8) else {
                throw Fault(.format, "\(member.name.escapedForTerminal) is no array")
            }
            let name = String(member.name.dropLast(4))
            do {
                return (name, try NPY.decode(member.bytes))
            } catch var fault as Fault {
                fault.message = "\(name.escapedForTerminal): \(fault.message)"
                throw fault
            }
        }
    }
}
