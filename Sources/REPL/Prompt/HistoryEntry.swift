/// One entry of the history: what was typed, when, where, and how it went.
public struct HistoryEntry: Equatable, Sendable {
    /// Seconds since 1970.
    public var time: Int
    /// The number in the prompt.
    public var number: Int
    /// The working folder.
    public var folder: String
    public var code: String
    /// Whether it ran without an error; nil if it did not run.
    public var isOk: Bool?
    /// How long it ran.
    public var milliseconds: Int

    public init(time: Int, number: Int, folder: String, code: String, isOk: Bool?, milliseconds: Int) {
        self.time = time
        self.number = number
        self.folder = folder
        self.code = code
        self.isOk = isOk
        self.milliseconds = milliseconds
    }

    /// The entry as a line of JSON, with its newline.
    public var line: String {
        let ok = isOk.map { $0 ? "true" : "false" } ?? "null"
        let head = "{\"t\":\(time),\"n\":\(number),\"cwd\":\(FlatJSON.quoted(folder))"
        return head + ",\"code\":\(FlatJSON.quoted(code)),\"ok\":\(ok),\"ms\":\(milliseconds)}\n"
    }

    /// Reads a line; nil for anything that is not an entry. Missing fields but `code` have their zero.
    public init?(line: some Sequence<UInt8>) {
        guard let fields = FlatJSON.object(line), case .text(let code)? = fields["code"],
            !code.isEmpty, !code.utf8.contains(0)
        else { return nil }
        func integer(_ key: String) -> Int {
            if case .number(let value)? = fields[key] { Int(exactly: value.rounded()) ?? 0 } else { 0 }
        }
        self.code = code
        time = integer("t")
        number = integer("n")
        milliseconds = integer("ms")
        if case .text(let path)? = fields["cwd"] { folder = path } else { folder = "" }
        if case .bool(let value)? = fields["ok"] { isOk = value } else { isOk = nil }
    }
}
