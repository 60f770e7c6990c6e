/// The artefacts A3, A4, A7 and A8 and the two colour errors, each a change of the pasted face.
///
/// A step whose strength is neutral returns at once, so that it changes no bit.
enum ForgerySteps {
    /// A7: adds a share of what compression on a grid shifted by (3, 5) changes.
    static func misalignGrid(_ face: inout Picture, quality: Double, share: Double) {
        guard share > 0 else { return }
        let compressed = ClosedFormJPEG(quality: quality, shift: (3, 5)).applied(to: face)
        face.combine(compressed) { $0 + ($1 - $0) * share }
    }

    /// A3: what is left after a decoder of few pixels.
    static func loseResolution(_ face: inout Picture, keptPixels: Int) {
        guard keptPixels < face.size else { return }
        face = Resample(size: face.size, reduced: keptPixels).applied(to: face)
    }

    /// A8: x + strength·(x − blur(x)), the blur being .9 pixels at 48.
    static func sharpen(_ face: inout Picture, strength: Double) {
        guard strength > 0 else { return }
        let soft = GaussianBlur(sigma: 0.9 * Double(face.size) / 48, size: face.size).applied(to: face)
        face.combine(soft) { $0 + strength * ($0 - $1) }
    }

    /// A4: x·(1 + strength·(cos πx + cos πy)/2), which is 1 ± strength where column and row are both even
    /// or both odd, and 1 elsewhere.
    static func chequer(_ face: inout Picture, strength: Double) {
        guard strength > 0 else { return }
        let size = face.size
        for channel in 0..<3 {
            for y in 0..<size {
                for x in stride(from: y & 1, to: size, by: 2) {
                    face.values[(channel * size + y) * size + x] *= y & 1 == 0 ? 1 + strength : 1 - strength
                }
            }
        }
    }

    /// A2: a gain for each channel.
    static func miscolour(_ face: inout Picture, gains: [Double]) {
        for (channel, gain) in gains.enumerated() where gain != 0 {
            face.update(channel: channel) { $0 * (1 + gain) }
        }
    }

    /// A wrong slope of light over the face.
    static func misLight(
        _ face: inout Picture, strength: Double, direction: Double, in coordinates: FaceCoordinates
    ) {
        guard strength > 0 else { return }
        face.combine(coordinates.slope(strength: strength, direction: direction)) { $0 * $1 }
    }
}
