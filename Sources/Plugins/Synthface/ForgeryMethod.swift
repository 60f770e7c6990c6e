/// The five ways in which a face is forged; each stands for a family of the literature (FIELD 5.1).
public enum ForgeryMethod: String, Sendable, CaseIterable {
    /// Deepfakes: another face from a low-resolution auto-encoder, softly blended.
    case df
    /// Face2Face: the same person with a re-enacted, bent expression under another light.
    case f2f
    /// FaceSwap: another face rendered over the whole face, sharp, discoloured and noisy.
    case fs
    /// NeuralTextures: the same person with a regenerated, slightly chequered mouth.
    case nt
    /// Another face from a generator network; never among the training domains of `data.forge`.
    case gan

    /// Whether the face is another person's: the source is then the next video's identity.
    public var swapsIdentity: Bool { ForgeryRecipe.of(self).swapsIdentity }

    /// A number that never changes, for the random streams.
    var number: UInt32 {
        switch self {
        case .df: 1
        case .f2f: 2
        case .fs: 3
        case .nt: 4
        case .gan: 5
        }
    }
}
