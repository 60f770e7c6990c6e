/// Forges a captured frame: renders a face as a method would and pastes it in (FIELD 5.2, step 6).
struct Forger {
    let method: ForgeryMethod
    let strengths: ForgeryStrengths
    let target: CapturedFrame
    let recording: FaceRecording

    /// The forged frame before its final compression, and the mask of what was pasted.
    ///
    /// - Parameters:
    ///   - source: the other person of a swap; not used by the other methods.
    ///   - fresh: standard normals of the method's own, needed when `strengths.freshNoise` is above 0.
    func forged(source: FaceIdentity, fresh: [Double]) -> (picture: Picture, mask: Plane) {
        var face = captured(rendered(source), fresh: fresh)
        ForgerySteps.misalignGrid(&face, quality: strengths.gridQuality, share: strengths.gridShare)
        ForgerySteps.loseResolution(&face, keptPixels: strengths.keptPixels)
        ForgerySteps.sharpen(&face, strength: strengths.sharpening)
        ForgerySteps.chequer(&face, strength: strengths.checker)
        let region = self.region
        if method.swapsIdentity { ColourTransfer.apply(to: &face, from: target.picture, under: region) }
        ForgerySteps.miscolour(&face, gains: strengths.colour)
        ForgerySteps.misLight(
            &face, strength: strengths.light, direction: strengths.lightDirection, in: target.coordinates)
        let mask = feathered(region)
        return (target.picture.pasting(face, under: mask), mask)
    }

    /// The face to paste, without optics: another person with the target's geometry, or the same one with
    /// another expression; displaced (A5).
    private func rendered(_ source: FaceIdentity) -> Picture {
        let identity = method.swapsIdentity ? source.fitted(to: target.identity) : target.identity
        var pose = target.pose
        pose.mouth = strengths.mouth ?? pose.mouth
        let face = FacePainter(recording: recording).picture(of: identity, pose: pose, in: target.coordinates)
        guard strengths.displacement > 0 else { return face }
        return Displacement(
            amplitude: strengths.displacement,
            cycles: (strengths.displacementCycles[0], strengths.displacementCycles[1]),
            phases: (strengths.displacementPhases[0], strengths.displacementPhases[1])
        ).applied(to: face)
    }

    /// Lens and sensor: the target's noise field, made partly the face's own (A6), under its own shot noise.
    private func captured(_ face: Picture, fresh: [Double]) -> Picture {
        let lens = GaussianBlur(sigma: recording.psf * strengths.blur, size: face.size)
        let share = strengths.freshNoise
        let kept = (1 - share * share).squareRoot()
        let unit = share == 0 ? target.unitNoise : zip(target.unitNoise, fresh).map { kept * $0 + share * $1 }
        return recording.noise.captured(lens.applied(to: face), unit: unit, factor: strengths.noise)
    }

    /// The pasted ellipse before feathering.
    private var region: Plane {
        let shape = ForgeryRecipe.of(method).region
        return Disc(
            0, shape.y, shape.radiusX * target.identity.radiusX, shape.radiusY * target.identity.radiusY,
            sharpness: shape.sharpness
        ).coverage(in: target.coordinates)
    }

    /// The mask: the region, blurred, times the opacity (A1).
    private func feathered(_ region: Plane) -> Plane {
        var mask = GaussianBlur(sigma: strengths.feather, size: region.size).applied(to: region)
        for i in mask.values.indices { mask.values[i] *= strengths.opacity }
        return mask
    }
}
