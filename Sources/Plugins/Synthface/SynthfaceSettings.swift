import Engine

/// All that decides the images of the procedural face-forgery generator; the fields of loader `synthface`.
public struct SynthfaceSettings: Sendable, Equatable {
    /// Key of all random numbers.
    public var seed: UInt64
    /// Width and height of the images, a multiple of 16 in 16 … 512; the difficulty is calibrated at 48.
    public var size: Int
    /// Ranges of light, optics, noise and compression.
    public var camera: FaceCamera
    /// What column `quality` says of the images: "c40" for camera `ff_c40`, else "c23".
    public var quality: String
    /// The forgeries, each a domain.
    public var methods: [ForgeryMethod]
    /// κ, how much every method is denoised and softened alike, 0 … 1: the cue that transfers.
    public var kappa: Double
    /// Factor of all artefacts that a method has for itself, 0 … 4: how easy they are to find.
    public var gain: Double
    /// A shortcut that tells the label.
    public var spurious: SpuriousQuality
    /// Number of videos in each split; numbered from 0 through train, val and test.
    public var videos: [Split: Int]
    /// Frames of each video.
    public var frames: Int

    /// Defaults: FIELD 5.2 (κ .20, gain 1, 320 + 60 + 90 videos of 3 frames at 48 pixels).
    public init(
        seed: UInt64 = 1, size: Int = 48, camera: FaceCamera.Name = .ffC23,
        methods: [ForgeryMethod] = [.df, .f2f, .fs, .nt], kappa: Double = 0.2, gain: Double = 1,
        spurious: SpuriousQuality = SpuriousQuality(),
        videos: [Split: Int] = [.train: 320, .val: 60, .test: 90], frames: Int = 3
    ) {
        self.seed = seed
        self.size = size
        self.camera = FaceCamera.named(camera)
        quality = camera == .ffC40 ? "c40" : "c23"
        self.methods = methods
        self.kappa = kappa
        self.gain = gain
        self.spurious = spurious
        self.videos = videos
        self.frames = frames
    }

    /// The numbers of a split's videos.
    public func videoNumbers(of split: Split) -> Range<Int> {
        var first = 0
        for earlier in Split.allCases {
            let count = videos[earlier] ?? 0
            if earlier == split { return first..<first + count }
            first += count
        }
        return first..<first
    }

    /// The split of a video, or nil if there is no such video.
    public func split(ofVideo video: Int) -> Split? {
        Split.allCases.first { videoNumbers(of: $0).contains(video) }
    }

    /// The video whose person a swap puts on this one: the next in its split, the first for the last.
    public func sourceVideo(of video: Int) -> Int? {
        guard let split = split(ofVideo: video) else { return nil }
        let numbers = videoNumbers(of: split)
        return video + 1 < numbers.upperBound ? video + 1 : numbers.lowerBound
    }
}
