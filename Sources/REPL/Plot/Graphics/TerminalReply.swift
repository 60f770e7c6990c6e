/// What a terminal answers when asked for its graphics.
public struct TerminalReply: Sendable, Equatable {
    /// It knows kitty's protocol.
    public private(set) var hasKitty = false
    /// It knows sixels.
    public private(set) var hasSixel = false
    /// The answer that every terminal gives has come: there is nothing more to wait for.
    public private(set) var isComplete = false

    /// No answer.
    public init() {}

    /// The question: kitty's for a picture of one pixel that is not kept, then primary device attributes, which
    /// every terminal answers; silence on the first is known when the second has come.
    public static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"

    /// Reads the bytes that came; what else is among them is passed over.
    public init(_ bytes: [UInt8]) {
        let escape = UInt8(ascii: "\u{1B}")
        for start in bytes.indices where bytes[start] == escape {
            let rest = bytes[(start + 1)...]
            if rest.starts(with: "_G".utf8) {
                guard let end = rest.firstIndex(of: escape) else { continue }
                let parts = String(decoding: rest[..<end].dropFirst(2), as: UTF8.self).split(separator: ";")
                let isOurs = parts.first?.split(separator: ",").contains("i=31") ?? false
                if parts.count == 2, isOurs, parts[1] == "OK" { hasKitty = true }
            } else if rest.starts(with: "[?".utf8) {
                let body = rest.dropFirst(2).prefix { ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: ";") }
                guard body.endIndex < bytes.endIndex, bytes[body.endIndex] == UInt8(ascii: "c") else { continue }
                isComplete = true
                // The first number is the class of the terminal, not one of its attributes.
                let attributes = String(decoding: body, as: UTF8.self).split(separator: ";").dropFirst()
                if attributes.contains("4") { hasSixel = true }
            }
        }
    }
}
