/// What a person looks like. Lengths in image widths from the face's centre, y down.
struct FaceIdentity {
    /// Skin before light and shade.
    var skin: Colour
    /// Half axes of the face.
    var radiusX, radiusY: Double
    /// How much the face narrows towards the chin.
    var jaw: Double
    /// Half the distance of the eyes, their height and half their width.
    var eyeSpacing, eyeY, eyeRadius: Double
    var iris: Colour
    /// Half the brows' height.
    var brow: Double
    /// Length of the nose.
    var nose: Double
    /// Half the mouth's width, and its height.
    var mouthWidth, mouthY: Double
    /// How red the lips are.
    var lips: Double
    var hair: Colour
    /// Height of the hair line, and how long the hair is, 0 … 1.
    var hairLine, hairLength: Double
    var cloth: Colour
    var texture: SkinTexture

    /// The person of a number; the same for every camera, size and method.
    init(seed: UInt64, number: Int) {
        var draws = FaceDraws(FaceStream(seed: seed, purpose: .identity, video: number))
        skin = Self.mix(Colour(0.38, 0.25, 0.19), Colour(0.93, 0.77, 0.67), draws.unit())
        radiusX = draws.within(0.25, 0.31)
        radiusY = draws.within(0.34, 0.40)
        jaw = draws.within(0.05, 0.28)
        eyeSpacing = draws.within(0.108, 0.138)
        eyeY = draws.within(-0.08, -0.03)
        eyeRadius = draws.within(0.042, 0.056)
        iris = Self.irisColour(draws.unit(), draws.unit())
        brow = draws.within(0.009, 0.018)
        nose = draws.within(0.08, 0.12)
        mouthWidth = draws.within(0.085, 0.125)
        mouthY = draws.within(0.185, 0.225)
        lips = draws.within(0.12, 0.38)
        hair = Self.hairColour(draws.unit(), draws.unit())
        hairLine = draws.within(-0.34, -0.24)
        hairLength = draws.unit()
        cloth = draws.colour(0.15, 0.65)
        texture = SkinTexture(&draws)
    }

    /// This person as the source of a swap: 60 % of the way to the target's measures, with its hair.
    func fitted(to target: FaceIdentity) -> FaceIdentity {
        var face = self
        for measure in [\FaceIdentity.radiusX, \.radiusY, \.eyeSpacing, \.eyeY, \.mouthY] {
            face[keyPath: measure] += (target[keyPath: measure] - face[keyPath: measure]) * 0.6
        }
        face.hair = target.hair
        face.hairLine = target.hairLine
        face.hairLength = target.hairLength
        return face
    }

    /// From brown to blue or green; brown is the commoner.
    private static func irisColour(_ hue: Double, _ lightness: Double) -> Colour {
        let light = mix(Colour(0.30, 0.45, 0.62), Colour(0.34, 0.46, 0.28), hue)
        return mix(Colour(0.24, 0.13, 0.07), light, lightness * lightness)
    }

    /// From black to blond, dark being the commoner, and seldom towards red.
    private static func hairColour(_ lightness: Double, _ redness: Double) -> Colour {
        let natural = mix(Colour(0.07, 0.05, 0.04), Colour(0.80, 0.62, 0.38), lightness * lightness)
        return mix(natural, Colour(0.52, 0.20, 0.09), 0.8 * (redness * redness * redness))
    }

    private static func mix(_ from: Colour, _ to: Colour, _ share: Double) -> Colour {
        from + (to - from) * share
    }
}
