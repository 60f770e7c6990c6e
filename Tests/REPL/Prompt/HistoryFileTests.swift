import Foundation
import REPL
import Testing

private func entry(_ code: String, _ number: Int = 1) -> HistoryEntry {
    HistoryEntry(
        time: 1_700_000_000, number: number, folder: "/tmp", code: code, isOk: true, milliseconds: 3)
}

/// A history in a folder of its own, removed at the end.
private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "history-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}

/// Not a test: one of two processes that write one history.
@Test("a writer of history in a process of its own", .enabled(if: getenv("ROGA_HISTORY_CHILD") != nil))
func historyChild() throws {
    let variables = ProcessInfo.processInfo.environment
    let history = HistoryFile(path: try #require(variables["ROGA_HISTORY_CHILD"]))
    let writer = try #require(variables["ROGA_HISTORY_WRITER"])
    for number in 0..<200 { history.append(entry("writer \(writer)", number)) }
}

@Suite("History") struct HistoryFileTests {
    @Test("an entry comes back as it was, with newlines, quotes and characters of any plane")
    func roundTrip() throws {
        try inFolder { folder in
            let history = HistoryFile(path: folder + "/a/b/history.jsonl")
            let codes = ["x = 1", "fn f(x) {\n  x\n}", "print \"a\\tb\u{1b}\u{7f}\"", "müh 漢字 🙂 \u{2028}"]
            for code in codes { #expect(history.append(entry(code))) }
            var notRun = entry("half typed")
            notRun.isOk = nil
            history.append(notRun)
            #expect(history.entries == codes.map { entry($0) } + [notRun])
        }
    }

    @Test("only the person can read the file")
    func mode() throws {
        try inFolder { folder in
            let history = HistoryFile(path: folder + "/roga/history.jsonl")
            history.append(entry("x"))
            func mode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            #expect(try mode(history.path) == 0o600)
            #expect(try mode(folder + "/roga") == 0o700)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: history.path)
            history.append(entry("y"))
            #expect(try mode(history.path) == 0o600)
        }
    }

    @Test("what is no entry is passed over")
    func hostileLines() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let path = folder + "/history.jsonl"
            var bytes = Data(
                "{\"t\":1,\"n\":2,\"cwd\":\"/\",\"code\":\"good\",\"ok\":false,\"ms\":4}\n".utf8)
            bytes += Data([0, 255, 254, 10, 10])
            bytes += Data(
                "{\"code\":\"\\ud800\"}\n{\"code\":5}\n[1]\n{\"code\":\"a\",}\n{\"code\":\"nul\\u0000\"}\n"
                    .utf8)
            bytes += Data("{\"code\":\"deep\",\"x\":[[[[1]]]]}\n{\"code\":\"\"}\n".utf8)
            bytes += Data(String(repeating: "x", count: 10_000_000).utf8) + Data("\n".utf8)
            bytes += Data(
                "{\"code\":\"\\ud83d\\ude42 also good\",\"t\":1e99,\"more\":null}\n{\"code\":\"torn".utf8)
            try bytes.write(to: URL(fileURLWithPath: path))
            let history = HistoryFile(path: path)
            #expect(history.entries.map(\.code) == ["good", "🙂 also good"])
            #expect(history.entries.first?.isOk == false)
            history.append(entry("after"))
            #expect(history.entries.map(\.code) == ["good", "🙂 also good", "after"])
        }
    }

    @Test("a folder, a pipe or a loop of links in the file's place is left alone")
    func otherThings() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/folder.jsonl", withIntermediateDirectories: true)
            mkfifo(folder + "/pipe.jsonl", 0o600)
            symlink(folder + "/loop.jsonl", folder + "/loop.jsonl")
            for name in ["folder.jsonl", "pipe.jsonl", "loop.jsonl"] {
                let history = HistoryFile(path: folder + "/" + name)
                #expect(!history.append(entry("x")))
                #expect(history.entries == [])
            }
        }
    }

    @Test("a file that has grown too long is cut to its newest entries, through a link too")
    func capped() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            symlink(folder + "/real.jsonl", folder + "/history.jsonl")
            let limits = HistoryFile.Limits(entries: 40, bytes: 8000, line: 1000)
            let history = HistoryFile(path: folder + "/history.jsonl", limits: limits)
            try Data().write(to: URL(fileURLWithPath: folder + "/real.jsonl"))
            for number in 0..<300 { history.append(entry("x = \(number)", number)) }
            #expect(!history.append(entry(String(repeating: "y", count: 2000))))
            let numbers = history.entries.map(\.number)
            #expect(numbers.last == 299)
            #expect(numbers == Array((299 - numbers.count + 1)...299))
            #expect((20...40).contains(numbers.count))
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/real.jsonl")).count <= 8000)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
        }
    }

    @Test("two processes lose nothing")
    func twoProcesses() throws {
        try inFolder { folder in
            let path = folder + "/history.jsonl"
            let writers = try (0..<2).map { writer in
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/proc/\(getpid())/exe")
                process.arguments = ["--testing-library", "swift-testing", "--filter", "historyChild"]
                process.environment = ["ROGA_HISTORY_CHILD": path, "ROGA_HISTORY_WRITER": "\(writer)"]
                for name in ["LD_LIBRARY_PATH", "PATH"] {
                    process.environment?[name] = ProcessInfo.processInfo.environment[name]
                }
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                return process
            }
            for process in writers { process.waitUntilExit() }
            for writer in 0..<2 {
                let own = HistoryFile(path: path).entries.filter { $0.code == "writer \(writer)" }
                #expect(own.map(\.number) == Array(0..<200))
            }
        }
    }

    @Test("writers lose nothing that is new while the file is rewritten under them")
    func rewritingWriters() throws {
        try inFolder { folder in
            let path = folder + "/history.jsonl"
            let limits = HistoryFile.Limits(entries: 100, bytes: 12_000, line: 1000)
            // Each append opens and locks the file anew, so threads exclude each other as processes do.
            DispatchQueue.concurrentPerform(iterations: 3) { writer in
                let history = HistoryFile(path: path, limits: limits)
                for number in 0..<200 { history.append(entry("writer \(writer)", number)) }
            }
            let left = HistoryFile(path: path).entries
            #expect((20...200).contains(left.count))
            for writer in 0..<3 {
                // Nothing is lost between the oldest and the newest entry that are left of a writer.
                let numbers = left.filter { $0.code == "writer \(writer)" }.map(\.number)
                #expect(numbers == Array((numbers.first ?? 0)..<(numbers.first ?? 0) + numbers.count))
            }
        }
    }

    @Test("the path follows XDG_STATE_HOME, then HOME")
    func standardPath() {
        func path(_ variables: [String: String]) -> String? { HistoryFile.standardPath { variables[$0] } }
        #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/roga/history.jsonl")
        #expect(path(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/roga/history.jsonl")
        #expect(path(["HOME": ""]) == nil)
    }
}
