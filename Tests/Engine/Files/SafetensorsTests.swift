import Engine
import Testing

@Suite struct SafetensorsTests {
    /// A file of a header and so many bytes of data.
    private func file(_ header: String, data: [UInt8] = []) -> [UInt8] {
        let text = Array(header.utf8)
        return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
    }

    private func one(_ fields: String) -> String { "{\"a\":{\(fields)}}" }

    @Test("every dtype comes back with its bits, also nan payloads, empty tensors and numbers")
    func roundTrip() throws {
        let nan = Float(bitPattern: 0x7FC1_2345)
        let tensors: [(name: String, tensor: Tensor)] = [
            ("bytes", try Tensor([UInt8(0), 255, 7])), ("flags", try Tensor([true, false])),
            ("whole", try Tensor([Int.min, Int.max], shape: [2, 1])),
            ("single", try Tensor([nan, -0.0, .infinity])), ("double", try Tensor([Double.leastNonzeroMagnitude, .pi])),
            ("none", try Tensor.zeros([0, 4])), ("number", try Tensor(3.5)),
            ("é \"q\" \n", try Tensor([1.0])),
        ]
        let metadata = [(key: "format", value: "pt"), (key: "tab\t", value: "\u{1F600}")]
        let bytes = try Safetensors(tensors, metadata: metadata).encoded()
        let back = try Safetensors(decoding: bytes)
        #expect(back.tensors.count == tensors.count)
        for (name, tensor) in tensors {
            let found = try #require(back[name])
            #expect(found.shape == tensor.shape && found.dtype == tensor.dtype)
            #expect(try Safetensors([(name, found)]).encoded() == Safetensors([(name, tensor)]).encoded())
        }
        #expect(back.metadata.map(\.value) == ["pt", "\u{1F600}"])
        #expect(back.metadata[1].key == "tab\t")
        #expect(
            try #require(back["single"]).withElements(of: Float.self) { $0[0].bitPattern } == 0x7FC1_2345)
        let header = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(header % 8 == 0)
    }

    @Test("halves and short integers are widened without loss, and named")
    func widening() throws {
        let header =
            "{\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[10,12]},"
            + "\"i\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[12,14]},"
            + "\"t\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[14,16]}}"
        let halves: [UInt8] = [0x00, 0x3C, 0x01, 0x00, 0xFF, 0xFB, 0x00, 0x7C, 0x00, 0x04]
        let read = try Safetensors(
            decoding: file(header, data: halves + [0x80, 0x3F] + [0xFE, 0xFF] + [2, 0]))
        #expect(read["h"]?.floats() == [1, 0x1p-24, -65504, .infinity, 0x1p-14])
        #expect(read["b"]?.floats() == [1])
        #expect(try read["i"]?.ints() == [-2])
        // A byte of 2 is true, never an undefined Bool.
        #expect(read["t"]?.bools() == [true, false])
        #expect(read.widened == ["h", "b", "i"])
    }

    @Test("keys are told apart by their bytes: two spellings of é are two tensors")
    func canonicalEquivalence() throws {
        let header =
            "{\"é\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
            + "\"e\\u0301\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}"
        let read = try Safetensors(decoding: file(header, data: [1, 2]))
        #expect(read["é"]?.doubles() == [1])
        #expect(read["e\u{301}"]?.doubles() == [2])
    }

    @Test(
        "headers that are not strict JSON are refused",
        arguments: [
            "", "[]", "{", "{}x", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":}", "{\"a\":tru}",
            "{\"a\":true}", "{a:1}",
            "\u{FEFF}{}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\x\"}",
            "{\"a\":\"\n\"}",
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                + "\"\\u0061\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
            "{\"__metadata__\":{\"x\":1}}", "{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"}}",
            "{\"__metadata__\":[]}",
            "{\"a\":" + String(repeating: "[", count: 100_000) + "}",
        ])
    func badJSON(_ header: String) {
        #expect(throws: Fault.self) { try Safetensors(decoding: file(header, data: [0])) }
    }

    @Test(
        "entries that do not fit their bytes are refused",
        arguments: [
            "\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[1.0],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[1e0],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[01],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[true],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[9223372036854775808],\"data_offsets\":[0,1]",
            "\"dtype\":\"F64\",\"shape\":[2305843009213693952,2305843009213693952,4],\"data_offsets\":[0,1]",
            "\"dtype\":\"F64\",\"shape\":[2305843009213693952],\"data_offsets\":[0,0]",
            "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,0]",
            "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[-1,0]",
            "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]",
            "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,2]",
            "\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,1]",
            "\"dtype\":\"u8\",\"shape\":[1],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[1]", "\"dtype\":\"U8\",\"data_offsets\":[0,1]",
            "\"shape\":[1],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"more\":1",
            "\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,1]",
        ])
    func badEntries(_ fields: String) {
        let fault = #expect(throws: Fault.self) { try Safetensors(decoding: file(one(fields), data: [0])) }
        #expect((fault?.message.utf8.count ?? 0) < 1000)
    }

    @Test("holes, overlaps and bytes too many or too few are refused")
    func cover() throws {
        let entry = { (name: String, from: Int, to: Int) in
            "\"\(name)\":{\"dtype\":\"U8\",\"shape\":[\(to - from)],\"data_offsets\":[\(from),\(to)]}"
        }
        let good = "{\(entry("a", 0, 2)),\(entry("b", 2, 3))}"
        #expect(try Safetensors(decoding: file(good, data: [1, 2, 3])).tensors.count == 2)
        for header in [
            "{\(entry("a", 0, 2)),\(entry("b", 1, 3))}", "{\(entry("a", 0, 1)),\(entry("b", 2, 3))}",
        ] {
            #expect(throws: Fault.self) { try Safetensors(decoding: file(header, data: [1, 2, 3])) }
        }
        #expect(throws: Fault.self) { try Safetensors(decoding: file(good, data: [1, 2])) }
        #expect(throws: Fault.self) { try Safetensors(decoding: file(good, data: [1, 2, 3, 4])) }
    }

    @Test("a length that lies, a file cut anywhere and a wrong byte end in a fault, not in a crash")
    func cut() throws {
        let whole = try Safetensors([("w", Tensor([1.0, 2.0])), ("b", Tensor([true]))]).encoded()
        for count in 0..<whole.count {
            #expect(throws: Fault.self) { try Safetensors(decoding: Array(whole.prefix(count))) }
        }
        #expect(throws: Fault.self) {
            try Safetensors(decoding: [UInt8](repeating: 0xFF, count: 8) + whole)
        }
        // A changed byte may leave a valid file; it must only not trap.
        for at in whole.indices {
            for byte in [0x00, 0x22, 0x39, 0x7D, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[at] = byte
                _ = try? Safetensors(decoding: bytes)
            }
        }
    }

    @Test("two tensors of one name are not written")
    func duplicateNames() throws {
        let tensor = try Tensor([1.0])
        #expect(throws: Fault.self) { try Safetensors([("a", tensor), ("a", tensor)]).encoded() }
        #expect(throws: Fault.self) { try Safetensors([("__metadata__", tensor)]).encoded() }
    }
}
