import Engine
import REPL
import Testing

/// What is offered where `|` stands in a text.
private func completion(_ marked: String, _ source: SampleSource = SampleSource()) -> Completion {
    let cursor = marked.utf8.firstIndex(of: UInt8(ascii: "|")).map {
        marked.utf8.distance(from: marked.startIndex, to: $0)
    }
    let text = marked.replacing("|", with: "")
    return Completer(source: source).completion(of: text, at: cursor ?? text.utf8.count)
}

private func offered(_ marked: String) -> [String] { completion(marked).candidates.map(\.text) }

@Suite("Completion") struct CompleterTests {
    @Test("at the start of a statement there are names, commands and words of the language")
    func statementStart() {
        let all = offered("|")
        for name in ["mix", "train", "whos", "data", "for", "timeit"] {
            #expect(all.contains(name), "\(name)")
        }
        #expect(offered("tr|") == ["train", "try", "trace"])
        #expect(offered("x = 1; wh|") == ["whos", "while"])
        #expect(offered("if true { wh|") == ["whos", "while"])
        #expect(offered("time tr|").first == "train")
    }

    @Test("the word is replaced from where it begins, also behind characters of several bytes")
    func wordStart() {
        #expect(completion("Übe|") == Completion(start: 0, candidates: completion("Übe|").candidates))
        #expect(offered("Übe|") == ["Überblick"])
        #expect(completion("\"é\"; tra|").start == 6)
    }

    @Test("case is ignored when nothing fits otherwise")
    func ignoringCase() {
        #expect(offered("WHO|") == ["whos"])
        #expect(offered("zzz|") == [])
    }

    @Test("each candidate comes with a line about it")
    func descriptions() {
        let train = completion("tr|").candidates[0]
        #expect(train == Candidate("train", "trains a model", kind: .function, suffix: " "))
        let epochs = completion("train(net, ep|").candidates
        #expect(
            epochs == [
                Candidate("epochs:", "int = 5, at least 1 · passes over the data", kind: .label, suffix: " ")
            ])
    }

    @Test("in a call the labels that are not used yet come first, then values of the type")
    func argumentStart() {
        let first = offered("train(|")
        #expect(first.prefix(6) == ["model:", "on:", "with:", "epochs:", "stop:", "quietly:"])
        #expect(first.contains("train"), "a run is accepted as a model")
        #expect(!first.contains("mix"))
        #expect(offered("train(net, on: mix, |") == ["with:", "epochs:", "stop:", "quietly:"])
        #expect(offered("train net, |").contains("mix"), "the second argument is a mixture")
    }

    @Test("the bracket-less form is completed as the call is, also behind an equals sign and prefix words")
    func commandForm() {
        #expect(offered("train net, on: mix, e|") == ["epochs:"])
        #expect(offered("run = train net, on: mix, e|") == ["epochs:"])
        #expect(offered("time run = train net, ep|") == ["epochs:"])
    }

    @Test("behind a label there are its allowed values, or names and makers of its type")
    func labelValue() {
        #expect(offered("train(net, stop: |").prefix(2) == ["\"best\"", "\"last\""])
        #expect(offered("train(net, with: |") == ["sam", "erm"])
        #expect(offered("train(net, on: |") == ["mix", "take"])
        #expect(offered("train net, quietly: t|") == ["true"])
        #expect(completion("train(net, with: s|").candidates.first?.suffix == "(")
    }

    @Test("within a text there are allowed values, else paths")
    func texts() {
        #expect(
            completion("train(net, stop: \"b|").candidates == [
                Candidate("best", kind: .value, suffix: "\"")
            ])
        #expect(offered("train(net, stop: \"|") == ["best", "last"])
    }

    @Test("behind a name and a dot there are fields, then functions that take it first")
    func members() {
        #expect(offered("mix.|") == ["size", "train", "test", "take", "describe", "save"])
        #expect(offered("mix.ta|") == ["take"])
        #expect(offered("settings.|").prefix(3) == ["rho", "alpha", "inner"])
        #expect(offered("settings.inner.|").first == "x")
        #expect(offered("x = settings.al|") == ["alpha"])
        #expect(offered("take(mix, 3).de|") == ["describe"])
        #expect(offered("f(mix.d|") == ["describe"])
        #expect(offered("unknown.|") == [])
        #expect(offered("fn f(xs) { xs.ta|") == ["take"])
    }

    @Test("a method's own first argument is not asked for again")
    func methodArguments() {
        #expect(offered("mix.take(|").first == "n:")
        #expect(!offered("mix.take(|").contains("x:"))
    }

    @Test("behind use and data there is what can be used")
    func namespaces() {
        #expect(offered("use |") == ["data", "\""])
        #expect(offered("use data.|") == ["forge", "cdf"])
        #expect(offered("use data.forge.|") == ["df", "f2f"])
        #expect(offered("train(net, on: data.forge.f|") == ["f2f"])
    }

    @Test("behind a question mark there are topics")
    func topics() {
        #expect(offered("?tra|") == ["train", "trace"])
        #expect(offered("??sa|") == ["sam", "save"])
    }

    @Test("names that the entry itself makes are offered")
    func localNames() {
        #expect(offered("for sample, other in rows {\n  sam|").first == "sample")
        #expect(offered("fn f(width, height = 1) = wid|").first == "width")
        #expect(offered("total = 1\nto|") == ["total"])
        #expect(offered("total = to|") == [], "it is not there yet")
    }

    @Test("nothing is offered in comments, numbers, and where something new is named")
    func nothing() {
        for text in ["# tr|", "12|", "fn t|", "x as t|", "mix t|", "\"done\"|"] {
            #expect(offered(text) == [], "\(text)")
        }
    }

    @Test("an interpolation is an expression of its own")
    func interpolation() {
        #expect(offered("print \"size {settings.al|") == ["alpha"])
        #expect(offered("print \"{mi|") == ["mix"])
    }

    @Test("any text at all can be asked about, at any place")
    func anything() {
        let texts = [
            "f(((((\"{a[\"{'", "}}}))", ")", "\"", "'''", "\"\"\"{", "?", "!", "a.b.c.(", "use use use",
            "\"\\",
            "{[({", "x => {", "a,b,c = ", "\u{0}\u{1b}[31m", "…", "#", ".", "..",
        ]
        for text in texts {
            for cursor in 0...text.utf8.count {
                _ = Completer(source: SampleSource()).completion(of: text, at: cursor)
            }
        }
        let deep = String(repeating: "\"{", count: 100_000)
        _ = Completer(source: SampleSource()).completion(of: deep, at: deep.utf8.count)
    }

    @Test("with 500 names all that fit are offered, and each once")
    func manyNames() {
        let source = SampleSource()
        source.bindings =
            (0..<500).map { ("name\($0)", .int($0)) } + (0..<500).map { ("name\($0)", .int($0)) }
        #expect(completion("name|", source).candidates.count == 500)
        #expect(completion("name49|", source).candidates.count == 11)
        #expect(completion("name499|", source).candidates.map(\.description) == ["number: 499"])
    }
}
