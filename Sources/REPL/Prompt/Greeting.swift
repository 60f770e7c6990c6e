/// The line that a prompt begins with.
public enum Greeting {
    /// `RoGA 0.1 · Swift 6.3 · …        help: ?   leave: Ctrl-D`. Where that is too wide for the terminal,
    /// parts are left out from the end, and the keys stay.
    public static func line(_ parts: [String], columns: Int) -> String {
        let keys = "help: ?   leave: Ctrl-D"
        for count in stride(from: parts.count, to: 0, by: -1) {
            let text = parts.prefix(count).joined(separator: " · ")
            if text.count + 3 + keys.count <= columns {
                let gap = min(8, columns - text.count - keys.count)
                return text + String(repeating: " ", count: gap) + keys
            }
        }
        return keys.count <= columns ? keys : "help: ?"
    }
}
