/// The discs of a head, in the order in which they are painted (FIELD 5.2, step 4).
struct FaceFeatures {
    let identity: FaceIdentity
    let pose: FacePose

    /// The hair behind the head.
    var hairBack: Disc {
        Disc(
            0, -0.13 + 0.10 * identity.hairLength,
            1.17 * identity.radiusX, identity.radiusY * (0.96 + 0.26 * identity.hairLength))
    }

    /// Hair, neck, shoulders and ears: all that the face covers.
    var behind: [PaintedDisc] {
        [
            PaintedDisc(hairBack, identity.hair * 0.85),
            PaintedDisc(Disc(0, 0.42, 0.56 * identity.radiusX, 0.20), identity.skin * 0.78),
            PaintedDisc(Disc(0, 0.64, 0.46, 0.22), identity.cloth),
            PaintedDisc(Disc(-identity.radiusX, 0.03, 0.034, 0.062), identity.skin * 0.86),
            PaintedDisc(Disc(identity.radiusX, 0.03, 0.034, 0.062), identity.skin * 0.86),
        ]
    }

    /// The face itself, over the tapered horizontal coordinate of `FaceSkin`.
    var face: Disc { Disc(0, 0.02, identity.radiusX, identity.radiusY) }

    /// The hair over the forehead; it is painted inside face and hair only.
    var fringe: Disc { Disc(0, identity.hairLine - 0.05, 0.98 * identity.radiusX, 0.11) }

    /// Eyes, nose and mouth.
    var front: [PaintedDisc] {
        eye(at: -identity.eyeSpacing) + eye(at: identity.eyeSpacing) + noseShade + mouth
    }

    private func eye(at x: Double) -> [PaintedDisc] {
        let radius = identity.eyeRadius
        let opening = 0.52 * radius * (pose.blinks ? 0.15 : 1)
        let y = identity.eyeY
        let iris = 0.5 * radius
        let pupil = 0.25 * radius
        let white = Colour(repeating: 0.90)
        return [
            PaintedDisc(Disc(x, y - 0.062, 1.2 * radius, identity.brow), identity.hair * 0.55, opacity: 0.85),
            PaintedDisc(
                Disc(x, y - 0.006, 1.12 * radius, opening + 0.008), identity.skin * 0.42, opacity: 0.75),
            PaintedDisc(Disc(x, y, radius, opening), white),
            PaintedDisc(Disc(x, y, iris, opening < iris ? opening : iris), identity.iris),
            PaintedDisc(Disc(x, y, pupil, opening < pupil ? opening : pupil), Colour(repeating: 0.05)),
            PaintedDisc(
                Disc(x + 0.010, y - 0.008, 0.007, 0.007), Colour(repeating: 0.97),
                opacity: pose.blinks ? 0 : 1),
        ]
    }

    private var noseShade: [PaintedDisc] {
        let y = 0.045 + 0.55 * identity.nose
        let nostril = identity.skin * 0.45
        return [
            PaintedDisc(Disc(0, y, 0.036, 0.015), identity.skin * 0.74, opacity: 0.75),
            PaintedDisc(Disc(-0.019, y + 0.004, 0.009, 0.007), nostril, opacity: 0.8),
            PaintedDisc(Disc(0.019, y + 0.004, 0.009, 0.007), nostril, opacity: 0.8),
        ]
    }

    private var mouth: [PaintedDisc] {
        let opening = 0.004 + 0.030 * pose.mouth
        let width = identity.mouthWidth
        let y = identity.mouthY
        let lips = identity.skin * (Colour(repeating: 1) - identity.lips * Colour(0.15, 1, 0.85))
        let teeth = 0.85 * PortableMath.clamped((pose.mouth - 0.4) / 0.2, 0, 1)
        return [
            PaintedDisc(Disc(0, y, width, opening + 0.016), lips),
            PaintedDisc(
                Disc(0, y, 0.85 * width, 0.8 * opening + 0.002), identity.skin * 0.35, opacity: 0.85),
            PaintedDisc(
                Disc(0, y - 0.30 * opening, 0.62 * width, 0.35 * opening + 0.001), Colour(repeating: 0.86),
                opacity: teeth),
        ]
    }
}
