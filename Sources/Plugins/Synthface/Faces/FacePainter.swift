/// Draws a head before a background, under a light: a picture without optics.
struct FacePainter {
    let recording: FaceRecording

    /// A person in a pose.
    func picture(of identity: FaceIdentity, pose: FacePose, in coordinates: FaceCoordinates) -> Picture {
        let features = FaceFeatures(identity: identity, pose: pose)
        var picture = background(size: coordinates.size)
        picture.paint(features.behind, in: coordinates)
        let skin = FaceSkin(features, in: coordinates)
        skin.paint(on: &picture)
        paintFringe(features, over: skin, on: &picture, in: coordinates)
        picture.paint(features.front, in: coordinates)
        light(&picture, in: coordinates)
        return picture
    }

    /// A gradient of two colours and slanted stripes of amplitude .035.
    private func background(size: Int) -> Picture {
        var stripes = Plane(size: size)
        let turn = 2 * PortableMath.pi * recording.stripes.cycles / Double(size)
        stripes.add(
            rows: (0..<size).map { PortableMath.sinCos(turn * 0.6 * Double($0) + recording.stripes.phase) },
            columns: (0..<size).map { PortableMath.sinCos(turn * 0.8 * Double($0)) }, scale: 0.035)
        let direction = PortableMath.sinCos(recording.background.direction)
        var picture = Picture(size: size)
        let area = picture.area
        picture.values.withUnsafeMutableBufferPointer { all in
            stripes.values.withUnsafeBufferPointer { stripes in
                for y in 0..<size {
                    let down = direction.sin * (Double(y) / Double(size) - 0.5) + 0.5
                    for x in 0..<size {
                        let share = direction.cos * (Double(x) / Double(size) - 0.5) + down
                        let colour =
                            recording.background.from
                            + (recording.background.to - recording.background.from) * share
                        let i = y &* size &+ x
                        for channel in 0..<3 { all[channel &* area &+ i] = colour[channel] + stripes[i] }
                    }
                }
            }
        }
        return picture
    }

    /// The fringe, where there is face or hair behind it.
    private func paintFringe(
        _ features: FaceFeatures, over skin: FaceSkin, on picture: inout Picture,
        in coordinates: FaceCoordinates
    ) {
        var fringe = features.fringe.coverage(in: coordinates)
        let hair = features.hairBack.coverage(in: coordinates)
        for i in fringe.values.indices {
            let face = skin.coverage.values[i]
            fringe.values[i] *= face > hair.values[i] ? face : hair.values[i]
        }
        let colour = features.identity.hair
        let area = picture.area
        for channel in 0..<3 {
            for i in 0..<area {
                let old = picture.values[channel &* area &+ i]
                picture.values[channel &* area &+ i] = old + (colour[channel] - old) * fringe.values[i]
            }
        }
    }

    /// The light's slope, exposure and white balance; clamps to 0 … 1.
    private func light(_ picture: inout Picture, in coordinates: FaceCoordinates) {
        let slope = coordinates.slope(
            strength: recording.light.strength, direction: recording.light.direction)
        picture.combine(slope) { $0 * $1 * recording.exposure }
        for channel in 0..<3 {
            let factor = recording.whiteBalance[channel]
            picture.update(channel: channel) { PortableMath.clamped($0 * factor, 0, 1) }
        }
    }
}

extension FaceCoordinates {
    /// A plane of brightness: 1 + 2·strength·(cos direction·u + sin direction·w).
    func slope(strength: Double, direction: Double) -> Plane {
        let (sine, cosine) = PortableMath.sinCos(direction)
        var plane = u
        plane.values.withUnsafeMutableBufferPointer { values in
            w.values.withUnsafeBufferPointer { w in
                for i in values.indices { values[i] = 1 + 2 * strength * (cosine * values[i] + sine * w[i]) }
            }
        }
        return plane
    }
}
