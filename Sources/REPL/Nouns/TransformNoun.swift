import Engine
import Plugins

/// A transform of images as a value of the language: `flip(p: 0.5)`.
struct TransformNoun: Noun {
    let transform: SampleTransform

    static let kind = "transform"
    var summary: String { transform.fingerprint }
    func equals(_ other: any Noun) -> Bool { (other as? TransformNoun)?.summary == summary }
}
