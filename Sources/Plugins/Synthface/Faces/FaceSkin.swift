/// The face's surface: its tapered outline, its shading and its texture.
struct FaceSkin {
    /// Coverage of the face, 0 … 1.
    let coverage: Plane
    /// Brightness relative to the skin's colour.
    private let shade: Plane
    /// What the texture adds.
    private let texture: Plane
    private let colour: Colour

    init(_ features: FaceFeatures, in coordinates: FaceCoordinates) {
        let tapered = Self.tapered(features.identity, coordinates)
        coverage = features.face.coverage(in: coordinates, u: tapered)
        shade = Self.shade(features, coordinates, tapered)
        texture = features.identity.texture.plane(in: coordinates)
        colour = features.identity.skin
    }

    /// Lays the face over a picture: clamp(skin·shade + texture, 0, 1) under its coverage.
    func paint(on picture: inout Picture) {
        let area = picture.area
        picture.values.withUnsafeMutableBufferPointer { all in
            coverage.values.withUnsafeBufferPointer { coverage in
                shade.values.withUnsafeBufferPointer { shade in
                    texture.values.withUnsafeBufferPointer { texture in
                        for channel in 0..<3 {
                            let skin = colour[channel]
                            let start = channel * area
                            for i in 0..<area {
                                let new = PortableMath.clamped(skin * shade[i] + texture[i], 0, 1)
                                let old = all[start &+ i]
                                all[start &+ i] = old + (new - old) * coverage[i]
                            }
                        }
                    }
                }
            }
        }
    }

    /// u/(1 − jaw·clamp(w/ry, 0, 1.3)²): wider below, so that the face's disc narrows to the chin.
    private static func tapered(_ identity: FaceIdentity, _ coordinates: FaceCoordinates) -> Plane {
        var plane = coordinates.u
        plane.values.withUnsafeMutableBufferPointer { u in
            coordinates.w.values.withUnsafeBufferPointer { w in
                for i in u.indices {
                    let down = PortableMath.clamped(w[i] / identity.radiusY, 0, 1.3)
                    u[i] = u[i] / (1 - identity.jaw * (down * down))
                }
            }
        }
        return plane
    }

    /// Darker to the edge, in the cheeks and around the eyes; lighter along the nose.
    private static func shade(_ features: FaceFeatures, _ coordinates: FaceCoordinates, _ tapered: Plane)
        -> Plane
    {
        let identity = features.identity
        let (rows, columns) = features.face.box(in: coordinates)
        let size = coordinates.size
        var plane = Plane(size: size)
        plane.values.withUnsafeMutableBufferPointer { shade in
            coordinates.u.values.withUnsafeBufferPointer { u in
                coordinates.w.values.withUnsafeBufferPointer { w in
                    tapered.values.withUnsafeBufferPointer { tapered in
                        for y in rows {
                            for i in y &* size &+ columns.lowerBound..<y &* size &+ columns.upperBound {
                                shade[i] = brightness(identity, u[i], w[i], tapered[i])
                            }
                        }
                    }
                }
            }
        }
        return plane
    }

    @inline(__always)
    private static func brightness(_ identity: FaceIdentity, _ u: Double, _ w: Double, _ tapered: Double)
        -> Double
    {
        let across = tapered / identity.radiusX
        let down = (w - 0.02) / identity.radiusY
        let rim = PortableMath.clamped(across * across + down * down, 0, 1.2)
        let nose = hill(u / 0.035, w / 0.12)
        let cheek = hill((u.magnitude - 0.5 * identity.radiusX) / 0.07, (w - 0.12) / 0.08)
        let socket = hill((u.magnitude - identity.eyeSpacing) / 0.06, (w - identity.eyeY) / 0.045)
        return 1.04 - 0.20 * (rim * rim) + 0.08 * nose - 0.07 * cheek - 0.10 * socket
    }

    /// exp(−a² − b²).
    @inline(__always)
    private static func hill(_ a: Double, _ b: Double) -> Double { PortableMath.exp(-(a * a + b * b)) }
}
