import Plugins
import Testing

@Suite("Bytes of the face generator") struct SynthfaceBytesTests {
    // The standard's own examples.
    @Test("The test's SHA-256 is right") func digest() {
        #expect(
            SHA256.hex(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    // Every machine must make these bytes; a change of them is a new `SynthfaceGenerator.version`.
    @Test("Ten images have the bytes that were written down") func bytes() throws {
        let built = try SynthfaceGenerator(SynthfaceSettings())
        let other = SynthfaceSettings(
            seed: 1 << 40 | 7, size: 64, camera: .dfdc, kappa: 0.1, gain: 0.45,
            spurious: SpuriousQuality(strength: 0.5))
        let varied = try SynthfaceGenerator(other)
        let images = try [
            built.frame(method: nil, video: 0, frame: 0), built.frame(method: .df, video: 319, frame: 0),
            built.frame(method: .f2f, video: 17, frame: 1), built.frame(method: .fs, video: 333, frame: 2),
            built.frame(method: .nt, video: 469, frame: 0), built.frame(method: .gan, video: 5, frame: 1),
            varied.frame(method: nil, video: 2, frame: 2), varied.frame(method: .fs, video: 3, frame: 0),
            varied.frame(method: .nt, video: 4, frame: 1), varied.frame(method: .gan, video: 6, frame: 0),
        ]
        #expect(images.map { SHA256.hex($0.image + $0.mask) } == written)
    }

    private let written = [
        "7f413d7debe8e00e6ff036dc392f4ee7a0910564f0ee9d018c78502a96b074ea",
        "3cdd8c5eaadd46352a99f275573c1595e96ecb4815263af65e97d48af29e89f9",
        "a41ce4324d5d41efbde915382e9e7bb62c14db4b8d9d6cbe30ccaf41e6d83e59",
        "40cc6c4406aecf62afe14cfe39c75013bd56815aca16d45cdd73fe7985afef9a",
        "c6388699bb8cab160924123ea5c04cdfe5daeacefb16ac22582e25f5d3ebfd4e",
        "ec936666f4c41150150afc95ebee70dba3fd1d80bfe9ae1aa8cfaf7941340825",
        "a304c07c502487d9e5d2dc0e5ec515cb2f468ada7f5dec9ce7a153c74bac346f",
        "6954b7fe702a3a399bd69d20a0d6270f64417374083c311f420dd6efb2604481",
        "f58d4120c24285dbb8c938c593af615d20bf9dda3c48fdd4859fe873c23f8d09",
        "f1053c4c5ba126afdcbf21ec051d4f7d436a1931fb9e4ec7645b853eb0c9f3a1",
    ]
}
