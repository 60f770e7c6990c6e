import Engine
import Language
import Testing

/// Runs a damaged program for a while; whether its output can go to a terminal.
private func survives(_ bytes: [UInt8]) -> Bool {
    let session = TestSession()
    session.interruptAfter = 3000
    guard let program = try? Parser.parse(Source(name: "x", text: bytes)) else { return true }
    for statement in program.statements {
        do {
            try session.run(statement)
        } catch let fault as Fault {
            if Diagnostic.lines(fault).joined().utf8.count > 1024 { return false }
        } catch {
            return false
        }
    }
    return session.printed.allSatisfy { line in
        line.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\t" }
    }
}

@Test("the samples with any one character deleted, or two exchanged, run or end with a fault")
func damagedPrograms() {
    for name in ["09_tensor_play.roga", "11_library.roga"] {
        // Without its timing, which takes a while each time.
        let bytes = Array(SampleFiles.text(name).replacing("timeit ", with: "").utf8)
        for index in bytes.indices.dropLast() {
            var shorter = bytes
            shorter.remove(at: index)
            var swapped = bytes
            swapped.swapAt(index, index + 1)
            #expect(survives(shorter) && survives(swapped), "\(name) \(index)")
        }
    }
}

@Test("random expressions of the edge values end with a value or a fault")
func randomExpressions() {
    let values = [
        "0", "-1", "9223372036854775807", "1e999", "0.5", "\"a\"", "null", "true", "[1, 2]", "[]",
        "[1, 2; 3, 4]", "1..3", "{a: 1}",
        "[\"x\", 1]", "(x => x)", "size", "linspace(0, 1, 3)", "[{a: 1}, {a: 2}]", "(0/0.0)",
        "[9223372036854775807]", "1..1e18", "session",
    ]
    let operators = ["+", "-", "*", "/", "//", "%", "@", "^", "==", "<", "in", "and", "..", "..<"]
    func pick(_ list: [String]) -> String { list[Int.random(in: list.indices)] }
    for _ in 0..<4000 {
        let a = pick(values)
        let b = pick(values)
        let text: String
        switch Int.random(in: 0..<7) {
        case 0: text = "\(a)[\(b)]"
        case 1: text = "\(a)[\(b):\(pick(values))]"
        case 2:
            text = "\"{\(a.filter { $0 != "\"" }):\(["d", ".3f", "e", "5s", "%"][Int.random(in: 0..<5)])}\""
        case 3: text = "x = \(a)\nx[\(b)] = \(pick(values))"
        case 4: text = "[\(a), ...\(b)]"
        case 5: text = "-\(a) \(pick(operators)) \(b)"
        default: text = "\(a) \(pick(operators)) \(b)"
        }
        #expect(survives(Array(text.utf8)), "\(text)")
    }
}

@Test(
    "values that hold themselves many times over, or nest without end, are shown and compared in bounded time"
)
func hugeValues() {
    LargeStack.run { session in
        let doubling = "x = [\"a\"]\nfor i in 1..60 { x = [x, x] }\n"
        #expect(session.run(doubling + "x")[0].utf8.count < 20_000)
        #expect(session.run(doubling + "print \"{x}\"")[0].utf8.count < 20_000)
        let deep = "x = null\nfor i in 1..100000 { x = [x, \"a\"] }\n"
        #expect(session.run(deep + "x")[0].utf8.count < 1000)
        #expect(
            session.run(deep + "y = null\nfor i in 1..100000 { y = [y, \"a\"] }\nx == y").last
                == "error: the values are nested too deeply to compare (limit 2000)")
        #expect(session.run(deep + "x + 1").last == "error: a list + a number has no meaning")
        #expect(session.run(deep + "sum(x)").last == "error: sum takes a tensor")
    }
}
