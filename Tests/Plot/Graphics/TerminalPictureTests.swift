import Plot
import Testing

@Suite struct TerminalPictureTests {
    private static func bytes(ofBase64 text: some StringProtocol) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var result: [UInt8] = []
        var (sum, bits) = (0, 0)
        for character in text where character != "=" {
            sum = (sum << 6 | (alphabet.firstIndex(of: character) ?? 0)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(sum >> bits & 255))
            }
        }
        return result
    }

    @Test("kitty's chunks hold at most 4096 characters and join to the PNG; all but the last say that more come",
        arguments: [0, 1, 3072, 3073, 9000])
    func kitty(count: Int) {
        let png = (0..<count).map { UInt8($0 * 31 % 256) }
        let parts = KittyImage.sequence(png: png, columns: 72).split(separator: "\u{1B}\\")
        var payload = ""
        for (index, part) in parts.enumerated() {
            #expect(part.hasPrefix("\u{1B}_G"))
            let halves = part.dropFirst(3).split(separator: ";", omittingEmptySubsequences: false)
            let keys = halves[0].split(separator: ",")
            #expect(keys.contains(index == parts.count - 1 ? "m=0" : "m=1"))
            if index == 0 { #expect(keys.starts(with: ["a=T", "f=100", "q=2", "c=72"])) }
            #expect(halves[1].count <= KittyImage.chunk)
            payload += halves[1]
        }
        #expect(Self.bytes(ofBase64: payload) == png)
    }

    @Test("iTerm2's picture says how many bytes it has")
    func iterm() throws {
        let png = (0..<100).map { UInt8($0) }
        let text = InlineImage.sequence(png: png, columns: 40)
        #expect(text.hasPrefix("\u{1B}]1337;File=inline=1;size=100;width=40:") && text.hasSuffix("\u{07}"))
        let payload = try #require(text.split(separator: ":", maxSplits: 1).last).dropLast()
        #expect(Self.bytes(ofBase64: payload) == png)
    }

    @Test("a figure becomes a picture that finds room in 80 columns and 40 % of the rows")
    func room() throws {
        let fonts = try Samples.fonts()
        for (columns, rows, pixels) in [(80, 24, (0, 0)), (200, 60, (2000, 1200)), (120, 40, (2400, 1600))] {
            let box = TerminalBox(terminalColumns: columns, terminalRows: rows, pixels: pixels)
            #expect(box.columns <= 80 && box.rows <= max(12, rows * 2 / 5))
            for (name, figure) in Samples.all {
                let (page, scale) = box.fitting(figure.size)
                #expect(page.width * scale <= Double(box.columns) * box.cellWidth + 1, "\(name)")
                #expect(page.height * scale <= Double(box.rows) * box.cellHeight + 1, "\(name)")
                #expect(scale >= 0.7 * box.cellHeight / 20 - 1e-9, "\(name): text too small")
            }
            for kind in GraphicsKind.allCases {
                let text = try Samples.roc.sequence(kind, in: box, fonts: fonts)
                #expect((text != nil) == kind.isPixels)
            }
        }
    }
}
