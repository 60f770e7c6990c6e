import Engine

extension SynthfaceSettings {
    /// - Throws: `Fault(.argument)` that names the first setting out of its range.
    public func check() throws {
        guard size % 16 == 0, (16...512).contains(size) else {
            throw Fault(
                .argument, "size is \(size); it must be a multiple of 16 in 16..512", hint: "try size: 48")
        }
        try Self.check("kappa", kappa, in: 0...1)
        try Self.check("gain", gain, in: 0...4)
        try Self.check("spurious strength", spurious.strength, in: -1...1)
        for method in ForgeryMethod.allCases {
            guard let strength = spurious.domains[method] else { continue }
            try Self.check("spurious strength of \(method.rawValue)", strength, in: -1...1)
        }
        guard Set(methods).count == methods.count else {
            throw Fault(.argument, "methods names a method twice")
        }
        guard (1...1000).contains(frames) else {
            throw Fault(.argument, "frames is \(frames); it must lie in 1..1000")
        }
        try checkVideos()
        try camera.check()
    }

    private func checkVideos() throws {
        for split in Split.allCases {
            let count = videos[split] ?? 0
            guard (0...100_000).contains(count) else {
                throw Fault(.argument, "videos has \(count) for \(split.rawValue); it must lie in 0..100000")
            }
            if count == 1, let swap = methods.first(where: \.swapsIdentity) {
                throw Fault(
                    .argument, "videos has 1 for \(split.rawValue), but \(swap.rawValue) swaps two faces",
                    hint: "give \(split.rawValue) at least 2 videos")
            }
        }
    }

    static func check(_ name: String, _ value: Double, in range: ClosedRange<Double>) throws {
        guard range.contains(value) else {
            throw Fault(
                .argument, "\(name) is \(value); it must lie in \(range.lowerBound)..\(range.upperBound)")
        }
    }
}

extension FaceCamera {
    /// - Throws: `Fault(.argument)` that names the first range with values that no camera has.
    public func check() throws {
        try Self.check("light", light, in: 0...2)
        try Self.check("exposure", exposure, in: 0.01...4)
        try SynthfaceSettings.check("wb", whiteBalance, in: 0...0.9)
        try Self.check("psf", psf, in: 0.05...4)
        try Self.check("noise", noise, in: 0...1)
        try Self.check("quality", quality, in: 1...100)
    }

    private static func check(_ name: String, _ given: ClosedRange<Double>, in range: ClosedRange<Double>)
        throws
    {
        try SynthfaceSettings.check("camera \(name)", given.lowerBound, in: range)
        try SynthfaceSettings.check("camera \(name)", given.upperBound, in: range)
    }
}
