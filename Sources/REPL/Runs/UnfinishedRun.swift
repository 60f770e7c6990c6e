import Engine
import Language
import Plugins

/// Finds the run folder that `--resume` goes on in.
enum UnfinishedRun {
    /// The newest folder of this recipe text and these parameters that has not ended well.
    ///
    /// - Throws: `.state` where there is none.
    static func newest(in runs: String, source: Source, _ parameters: Record) throws -> String {
        let names = FileBytes.isFolder(runs) ? try Paths.list(runs) : []
        for name in names.reversed() {
            let path = runs + "/" + name
            if fits(path, source, parameters), !isFinished(path) { return path }
        }
        throw Fault(
            .state, "there is no unfinished run of \(source.name.escapedForTerminal) with these parameters in "
                + runs.escapedForTerminal,
            hint: "--resume=DIR names a folder")
    }

    /// Holds a folder that was named against the recipe.
    ///
    /// - Throws: `.state` for a folder of another recipe or other parameters.
    static func check(_ path: String, source: Source, _ parameters: Record) throws {
        guard fits(path, source, parameters) else {
            throw Fault(
                .state, "\(path.escapedForTerminal) is no run of this text of \(source.name.escapedForTerminal) with these parameters",
                hint: "recipe.roga and params.json in it say what ran")
        }
    }

    private static func fits(_ path: String, _ source: Source, _ parameters: Record) -> Bool {
        guard let text = try? FileBytes.read(path + "/recipe.roga"), text == source.text,
            let bytes = try? FileBytes.read(path + "/params.json"),
            let given = try? JSONReading.record(bytes, name: path)
        else { return false }
        return JSONText.line(.record(given)) == JSONText.line(.record(parameters))
    }

    private static func isFinished(_ path: String) -> Bool {
        guard let bytes = try? FileBytes.read(path + "/end.json"),
            let end = try? JSONReading.record(bytes, name: path)
        else { return false }
        return end["state"]?.exactText == "done"
    }
}
