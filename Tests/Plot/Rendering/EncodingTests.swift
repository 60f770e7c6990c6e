import Engine
import Plot
import Testing

@Suite struct EncodingTests {
    @Test("a PNG begins as PNG does, and has two pixels a point")
    func png() throws {
        let fonts = try Samples.fonts()
        for (name, figure) in Samples.all {
            let bytes = try figure.png(fonts: fonts)
            #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
            #expect(number(at: 16) == Int(figure.size.width * 2), "\(name)")
            #expect(number(at: 20) == Int(figure.size.height * 2), "\(name)")
        }
    }

    @Test("a figure has the same bytes every time")
    func deterministic() throws {
        let fonts = try Samples.fonts()
        for (name, figure) in Samples.all {
            #expect(try figure.png(fonts: fonts) == figure.png(fonts: fonts), "\(name)")
            #expect(try figure.svg(fonts: fonts) == figure.svg(fonts: fonts), "\(name)")
        }
    }

    @Test("SVG is well formed, names what it uses, and needs no font")
    func svg() throws {
        let fonts = try Samples.fonts()
        var titled = Samples.losses(["a<b & \"c\"", "\u{1}d"])
        titled.title = "1 < 2 & 3 > 2"
        for (name, figure) in Samples.all + [("escapes", titled)] {
            let text = String(decoding: try figure.svg(fonts: fonts), as: UTF8.self)
            #expect(EncodingTests.fault(in: text) == nil, "\(name)")
            #expect(!text.contains("<text"))
            let used = EncodingTests.values(of: "xlink:href=\"#", in: text)
            let defined = Set(EncodingTests.values(of: "id=\"", in: text))
            #expect(Set(used).isSubset(of: defined), "\(name)")
        }
    }

    @Test("fonts that are not there are a fault that says what to do")
    func fonts() {
        #expect(throws: Fault.self) { try FontLibrary(folder: "/nowhere") }
    }

    @Test("Base64 of RFC 4648's examples")
    func base64() {
        let examples = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ]
        for (plain, coded) in examples { #expect(Base64.text(Array(plain.utf8)) == coded) }
    }

    private static func values(of start: String, in text: String) -> [String] {
        let parts = text.components(after: start)
        return parts.map { String($0.prefix { $0 != "\"" }) }
    }

    /// The first fault in the nesting of tags or the quoting of attributes; nil for a well-formed text.
    private static func fault(in text: String) -> String? {
        var open: [Substring] = []
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag that does not end" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.contains("<") || tag.filter({ $0 == "\"" }).count % 2 != 0 { return "in <\(tag)>" }
            if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
            let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return "</\(name)>" }
            } else {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "open: \(open)"
    }
}

extension String {
    /// What follows every occurrence of a text.
    fileprivate func components(after start: String) -> [Substring] {
        var result: [Substring] = []
        var rest = self[...]
        while let found = rest.firstRange(of: start) {
            rest = rest[found.upperBound...]
            result.append(rest)
        }
        return result
    }
}
