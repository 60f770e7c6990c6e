import Engine
import Glibc
import Language
import Plugins

/// The person's own file that a prompt runs before its first input: names, settings, functions. Recipes, `-e` and
/// tests never read it, so none depends on it; `--clean` leaves it out.
enum StartupFile {
    /// `$XDG_CONFIG_HOME/roga/init.roga`, else under `~/.config`; nil where there is no home.
    static func path(environment: (String) -> String?) -> String? {
        if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/roga/init.roga" }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.config/roga/init.roga"
    }

    /// Runs the file if it is there. An error in it is shown, and the prompt begins all the same: with what came
    /// before the error.
    static func run(_ path: String, in session: Session) {
        guard access(path, F_OK) == 0 else { return }
        do {
            let source = Source(name: path, text: try FileBytes.read(path, limit: 1 << 20))
            let program = try session.interpreter.parse(source, folder: Paths.folder(of: path))
            _ = ScriptRunner(session).run(program)
        } catch {
            Roga.report(error as? Fault ?? Fault(.state, "\(error)"))
        }
        session.inputNumber = 1
    }
}
