@preconcurrency import CReadline
import Glibc

/// GNU readline as Swift sees it. Readline is a set of global variables, so all of this belongs to the one
/// thread that edits lines. Offsets are bytes of UTF-8.
enum Readline {
    /// A function that a key is bound to: count and key.
    typealias Command = @convention(c) (Int32, Int32) -> Int32

    /// The keymaps in which the user may be typing.
    enum Mode: String, CaseIterable {
        case emacs = "emacs-standard", insert = "vi-insert", command = "vi-command"
    }

    /// Reads terminfo and `~/.inputrc`. The name is for `$if roga` there.
    static func start(name: StaticString) {
        name.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { creadline_configure($0.baseAddress) }
        }
        rl_initialize()
        using_history()
        atexit { creadline_restore_terminal() }
    }

    // MARK: The line

    static var line: String { creadline_line().map { String(cString: $0) } ?? "" }
    static var end: Int { Int(creadline_end()) }
    static var point: Int {
        get { Int(creadline_point()) }
        set { creadline_set_point(Int32(clamping: min(max(newValue, 0), end))) }
    }

    static func insert(_ text: String) { rl_insert_text(text) }
    static func delete(_ range: Range<Int>) {
        rl_delete_text(Int32(range.lowerBound), Int32(range.upperBound))
        if point > range.lowerBound { point = max(range.lowerBound, point - range.count) }
    }
    static func kill(_ range: Range<Int>) { rl_kill_text(Int32(range.lowerBound), Int32(range.upperBound)) }
    static func setMark(_ offset: Int) { creadline_set_mark(Int32(offset)) }
    static func undoable(_ change: () -> Void) {
        rl_begin_undo_group()
        change()
        rl_end_undo_group()
    }

    /// Accepts the line, as Enter does.
    static func accept() { rl_newline(1, 13) }

    /// Empties the line and forgets searches, arguments and macros that were half typed.
    static func abandon() {
        rl_callback_sigcleanup()
        rl_clear_pending_input()
        rl_free_line_state()
        point = end
        rl_redisplay()
        rl_echo_signal_char(SIGINT)
        write("\n")
        rl_callback_handler_remove()
        rl_free_undo_list()
        rl_replace_line("", 1)
    }

    // MARK: Reading

    /// Shows the prompt and takes the terminal. The handler gets the line (nil at the end of input).
    static func begin(
        prompt: String, handler: @escaping @convention(c) (UnsafeMutablePointer<CChar>?) -> Void
    ) {
        rl_callback_handler_install(prompt, handler)
    }

    /// Gives the terminal back.
    static func finish() { rl_callback_handler_remove() }

    /// Takes a line that a handler was given.
    static func take(_ line: UnsafeMutablePointer<CChar>?) -> String? {
        guard let line else { return nil }
        defer { free(line) }
        return String(cString: line)
    }

    /// Where readline gets its bytes from, instead of from standard input.
    static func setInput(_ next: @escaping @convention(c) (UnsafeMutablePointer<FILE>?) -> Int32) {
        creadline_set_getc(next)
    }
    /// Reads one key.
    static func readKey() { rl_callback_read_char() }

    static var isSearching: Bool {
        creadline_state(UInt(RL_STATE_ISEARCH) | UInt(RL_STATE_NSEARCH)) != 0
    }

    // MARK: Keys

    /// Binds a key sequence in the keymaps of these modes.
    static func bind(_ keys: String, to command: Command, in modes: [Mode] = Mode.allCases) {
        for mode in modes {
            guard let map = rl_get_keymap_by_name(mode.rawValue) else { continue }
            rl_bind_keyseq_in_map(keys, command, map)
        }
    }

    /// What a key sequence does in a mode.
    static func binding(of keys: String, in mode: Mode = .emacs) -> Command? {
        guard let map = rl_get_keymap_by_name(mode.rawValue) else { return nil }
        var kind: Int32 = 0
        let command = rl_function_of_keyseq(keys, map, &kind)
        return kind == ISFUNC ? command : nil
    }

    static var isViCommandMode: Bool {
        creadline_emacs_mode() == 0 && rl_get_keymap() == rl_get_keymap_by_name(Mode.command.rawValue)
    }
    static func startInserting() { _ = rl_vi_insertion_mode(1, 0) }
    static func previousHistory() { _ = rl_get_previous_history(1, 0) }
    static func nextHistory() { _ = rl_get_next_history(1, 0) }
    static func readPaste() { _ = rl_bracketed_paste_begin(1, 0) }
    static func ring() { rl_ding() }

    // MARK: History

    /// The limit is a number of entries; the oldest go first.
    static func limitHistory(to count: Int) { stifle_history(Int32(clamping: count)) }
    static func addHistory(_ text: String) { add_history(text) }
    /// The end of the history is where Up starts from.
    static func rewindHistory() { using_history() }

    // MARK: Screen

    /// Called instead of `redisplay`. Readline would take the terminal for a dumb one if this came before
    /// `start`.
    static func setRedisplay(_ redisplay: @escaping @convention(c) () -> Void) {
        creadline_set_redisplay(redisplay)
    }
    /// Whether the screen shows the prompt that was asked for and the line below it, wrapped: no search, no
    /// argument of a command, no mode shown in the prompt, no sideways scrolling.
    static func showsPlainly(prompt: String) -> Bool {
        guard let shown = creadline_display_prompt(), String(cString: shown) == prompt, !isSearching else {
            return false
        }
        return !["show-mode-in-prompt", "horizontal-scroll-mode"].contains { (name: String) in
            rl_variable_value(name).map { String(cString: $0) == "on" } ?? false
        }
    }

    static func redisplay() { rl_redisplay() }
    static func redraw() {
        rl_on_new_line()
        rl_forced_update_display()
    }
    static func clearLine() { rl_clear_visible_line() }
    static func resize() { rl_resize_terminal() }
    static func rereadSize() { rl_reset_screen_size() }
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { creadline_write($0.baseAddress, $0.count) }
        }
    }
    static var size: (rows: Int, columns: Int) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        rl_get_screen_size(&rows, &columns)
        return (Int(rows), Int(columns))
    }
    static func width(of scalar: Unicode.Scalar) -> Int { Int(creadline_width(scalar.value)) }

    /// Before the process stops, and after it goes on.
    static func leaveTerminal() { rl_cleanup_after_signal() }
    static func retakeTerminal() { rl_reset_after_signal() }

    // MARK: Completion

    typealias Matcher =
        @convention(c) (UnsafePointer<CChar>?, Int32, Int32)
        -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    typealias Menu =
        @convention(c) (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, Int32, Int32) -> Void

    static func setCompletion(_ matcher: Matcher, menu: Menu) { creadline_set_completion(matcher, menu) }

    /// The answer of a matcher: the text that replaces the word, then the candidates if there are several.
    static func matches(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        creadline_completion_is_final()
        guard !texts.isEmpty else { return nil }
        let size = (texts.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
        guard let memory = malloc(size) else { return nil }
        let result = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { result[index] = strdup(text) }
        result[texts.count] = nil
        return result
    }
}
