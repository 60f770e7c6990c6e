import CCairo
import Engine

// The only file that calls Cairo and FreeType: fonts become outlines, pages become pixels, pixels become PNG.

/// A font read from a file.
final class FontFile {
    private let library: FT_Library
    private let face: FT_Face

    /// - Throws: `.file` when there is no scalable font at the path.
    init(path: String) throws {
        let fault = Fault(
            .file, "the font \(path) cannot be loaded", hint: "install roga again, or run it from its folder")
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { throw fault }
        var face: FT_Face?
        guard FT_New_Face(library, path, 0, &face) == 0, let face, face.pointee.units_per_EM > 0 else {
            FT_Done_FreeType(library)
            throw fault
        }
        self.library = library
        self.face = face
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
    }

    /// The form of a character; the font's box for what it lacks.
    func glyph(_ scalar: Unicode.Scalar) -> Glyph {
        // FT_LOAD_NO_SCALE, a macro that Swift does not see: outlines in the font's own units, without hints.
        let unscaled: FT_Int32 = 1
        guard FT_Load_Glyph(face, FT_Get_Char_Index(face, FT_ULong(scalar.value)), unscaled) == 0,
            let slot = face.pointee.glyph
        else { return Glyph(advance: 0, outline: Path()) }
        let unit = 1 / Double(face.pointee.units_per_EM)
        let pen = OutlinePen(unit: unit)
        var steps = FontFile.steps
        FT_Outline_Decompose(&slot.pointee.outline, &steps, Unmanaged.passUnretained(pen).toOpaque())
        return Glyph(advance: Double(slot.pointee.advance.x) * unit, outline: pen.finished())
    }

    private static var steps: FT_Outline_Funcs {
        FT_Outline_Funcs(
            move_to: { end, pen in OutlinePen.of(pen) { $0.move(to: $0.point(end)) } },
            line_to: { end, pen in OutlinePen.of(pen) { $0.line(to: $0.point(end)) } },
            conic_to: { control, end, pen in
                OutlinePen.of(pen) { $0.conic($0.point(control), to: $0.point(end)) }
            },
            cubic_to: { a, b, end, pen in
                OutlinePen.of(pen) { $0.cubic($0.point(a), $0.point(b), to: $0.point(end)) }
            },
            shift: 0, delta: 0)
    }
}

/// Gathers an outline that FreeType recites; a class because C holds a pointer to it.
private final class OutlinePen {
    private let unit: Double
    private var path = Path()
    private var at = PagePoint(0, 0)
    private var isOpen = false

    init(unit: Double) { self.unit = unit }

    static func of(_ pointer: UnsafeMutableRawPointer?, _ step: (OutlinePen) -> Void) -> Int32 {
        guard let pointer else { return 1 }
        step(Unmanaged<OutlinePen>.fromOpaque(pointer).takeUnretainedValue())
        return 0
    }

    func point(_ vector: UnsafePointer<FT_Vector>?) -> PagePoint {
        guard let vector else { return at }
        return PagePoint(Double(vector.pointee.x) * unit, -Double(vector.pointee.y) * unit)
    }

    func move(to point: PagePoint) {
        if isOpen { path.close() }
        isOpen = true
        path.move(to: point)
        at = point
    }

    func line(to point: PagePoint) {
        path.line(to: point)
        at = point
    }

    /// A quadratic curve is a cubic one whose control points lie two thirds of the way to the single one.
    func conic(_ control: PagePoint, to end: PagePoint) {
        func towards(_ from: PagePoint) -> PagePoint {
            PagePoint(from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3)
        }
        cubic(towards(at), towards(end), to: end)
    }

    func cubic(_ a: PagePoint, _ b: PagePoint, to end: PagePoint) {
        path.curve(a, b, to: end)
        at = end
    }

    func finished() -> Path {
        if isOpen { path.close() }
        return path
    }
}

/// Pixels to draw on.
final class Raster {
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let typesetter: Typesetter?

    /// A white sheet of a size in points.
    ///
    /// - Parameter scale: pixels a point.
    /// - Throws: `.limit` when there is no memory for the pixels.
    init(size: Size, scale: Double, typesetter: Typesetter?) throws {
        self.typesetter = typesetter
        let width = max(1, (size.width * scale).rounded())
        let height = max(1, (size.height * scale).rounded())
        let fault = Fault(.limit, "a picture of \(Int(width)) x \(Int(height)) pixels cannot be made")
        // Cairo's own limit on an image surface is 32767 each way.
        guard width <= 32767, height <= 32767 else { throw fault }
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else {
            throw fault
        }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface)
        else {
            cairo_surface_destroy(surface)
            throw fault
        }
        self.surface = surface
        self.context = context
        cairo_scale(context, scale, scale)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func draw(_ shapes: [Shape]) {
        for shape in shapes {
            switch shape {
            case .path(let path, let fill, let stroke): draw(path, fill: fill, stroke: stroke)
            case .text(let run):
                if let outline = typesetter?.outline(of: run) {
                    draw(outline, fill: run.style.colour, stroke: nil)
                }
            case .image(let pixels, let rect, let isSmooth): draw(pixels, in: rect, isSmooth: isSmooth)
            case .clipped(let rect, let inner):
                cairo_save(context)
                cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
                cairo_clip(context)
                draw(inner)
                cairo_restore(context)
            }
        }
    }

    private func draw(_ path: Path, fill: Colour?, stroke: Stroke?) {
        cairo_new_path(context)
        for element in path.elements {
            switch element {
            case .move(let p): cairo_move_to(context, p.x, p.y)
            case .line(let p): cairo_line_to(context, p.x, p.y)
            case .curve(let a, let b, let p): cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
            case .close: cairo_close_path(context)
            }
        }
        if let fill {
            cairo_set_source_rgba(context, fill.red, fill.green, fill.blue, fill.alpha)
            cairo_fill_preserve(context)
        }
        // A path that stays would be part of whatever is filled or clipped next.
        defer { cairo_new_path(context) }
        guard let stroke else { return }
        let colour = stroke.colour
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha)
        cairo_set_line_width(context, stroke.width)
        cairo_set_line_cap(context, stroke.dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
        cairo_stroke(context)
    }

    private func draw(_ pixels: PixelImage, in rect: PageRect, isSmooth: Bool) {
        guard let source = Raster.surface(of: pixels) else { return }
        cairo_save(context)
        cairo_translate(context, rect.x, rect.y)
        cairo_scale(context, rect.width / Double(pixels.width), rect.height / Double(pixels.height))
        cairo_set_source_surface(context, source, 0, 0)
        cairo_pattern_set_filter(
            cairo_get_source(context), isSmooth ? CAIRO_FILTER_BEST : CAIRO_FILTER_NEAREST)
        // The border continues outwards, so that an enlarged picture does not fade at its edge.
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
        cairo_rectangle(context, 0, 0, Double(pixels.width), Double(pixels.height))
        cairo_fill(context)
        cairo_restore(context)
        cairo_surface_destroy(source)
    }

    /// A surface of Cairo's own with the pixels in it; the caller destroys it.
    private static func surface(of pixels: PixelImage) -> OpaquePointer? {
        guard pixels.width <= 32767, pixels.height <= 32767,
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32(pixels.width), Int32(pixels.height))
        else { return nil }
        guard let data = cairo_image_surface_get_data(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<pixels.height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<pixels.width {
                let (red, green, blue) = pixels[row, column]
                line[column] = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
            }
        }
        cairo_surface_mark_dirty(surface)
        return surface
    }

    /// What was drawn.
    ///
    /// - Throws: `.limit` when the pixels cannot be read.
    func pixels() throws -> PixelImage {
        cairo_surface_flush(surface)
        let (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
        guard let data = cairo_image_surface_get_data(surface), width > 0, height > 0 else {
            throw Fault(.limit, "the picture cannot be read")
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        for row in 0..<height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<width {
                let pixel = line[column]
                bytes += [UInt8(pixel >> 16 & 255), UInt8(pixel >> 8 & 255), UInt8(pixel & 255)]
            }
        }
        return PixelImage(width: width, height: height, channels: 3, bytes: bytes)
    }

    /// The bytes of a PNG file.
    ///
    /// - Throws: `.limit` when it cannot be encoded.
    func png() throws -> [UInt8] {
        cairo_surface_flush(surface)
        return try Raster.png(of: surface)
    }

    /// Pixels as the bytes of a PNG file.
    static func png(of pixels: PixelImage) throws -> [UInt8] {
        guard let surface = surface(of: pixels) else {
            throw Fault(.limit, "an image is too large to be drawn")
        }
        defer { cairo_surface_destroy(surface) }
        return try png(of: surface)
    }

    private static func png(of surface: OpaquePointer) throws -> [UInt8] {
        let sink = ByteSink()
        let status = cairo_surface_write_to_png_stream(
            surface,
            { pointer, data, count in
                guard let pointer, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<ByteSink>.fromOpaque(pointer).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque())
        guard status == CAIRO_STATUS_SUCCESS else { throw Fault(.limit, "the picture cannot be encoded") }
        return sink.bytes
    }
}

/// Bytes that Cairo writes; a class because C holds a pointer to it.
private final class ByteSink {
    var bytes: [UInt8] = []
}
