import CCairo
import Engine

/// A colour with components of 0 … 1.
public struct Colour: Sendable, Equatable {
    public var red, green, blue, alpha: Double

    public init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    /// From `0xRRGGBB`.
    public init(hex: UInt32) {
        self.init(Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255)
    }

    /// The same, more or less see-through.
    public func opacity(_ alpha: Double) -> Colour { Colour(red, green, blue, alpha) }

    public static let black = Colour(0, 0, 0)
    public static let white = Colour(1, 1, 1)
    /// Text and axes.
    public static let ink = Colour(hex: 0x222222)
    /// Secondary text.
    public static let faint = Colour(hex: 0x666666)
    /// Grid lines.
    public static let grid = Colour(hex: 0xE3E3E3)
}

/// Fonts loaded from files: the same text on every machine, without the system's.
public final class FontLibrary: @unchecked Sendable {
    // Faces are made once and only read afterwards; drawing happens on one thread.
    private var library: FT_Library?
    private var faces: [OpaquePointer] = []

    /// - Parameter folder: holds `DejaVuSans.ttf` and `DejaVuSans-Bold.ttf`.
    /// - Throws: `.file` when they cannot be loaded.
    public init(folder: String) throws {
        FT_Init_FreeType(&library)
        for name in ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"] {
            var face: FT_Face?
            guard FT_New_Face(library, folder + "/" + name, 0, &face) == 0, let face,
                let loaded = cairo_ft_font_face_create_for_ft_face(face, 0)
            else {
                throw Fault(.file, "the font \(folder)/\(name) cannot be loaded", hint: "install roga again, or run it from its folder")
            }
            faces.append(loaded)
        }
    }

    func face(bold: Bool) -> OpaquePointer { faces[bold ? 1 : 0] }
}

/// Where on a text its point lies, along the line.
public enum TextAlignment: Sendable {
    case left, centre, right
}

/// A sheet to draw on, in points; the only place where Cairo is called.
public final class Canvas {
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let fonts: FontLibrary
    private let sink: ByteSink
    public let size: Size

    /// Bytes that Cairo writes; a class because C holds a pointer to it.
    private final class ByteSink {
        var bytes: [UInt8] = []
    }

    /// What the sheet becomes.
    public enum Format: Sendable {
        /// A PNG with so many pixels a point.
        case png(scale: Double)
        case svg
    }

    private let format: Format

    public init(size: Size, format: Format, fonts: FontLibrary) throws {
        self.size = size
        self.format = format
        self.fonts = fonts
        sink = ByteSink()
        let pointer = Unmanaged.passUnretained(sink).toOpaque()
        switch format {
        case .png(let scale):
            surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32((size.width * scale).rounded()), Int32((size.height * scale).rounded()))
            cairo_surface_set_device_scale(surface, scale, scale)
        case .svg:
            surface = cairo_svg_surface_create_for_stream(Canvas.append, pointer, size.width, size.height)
        }
        context = cairo_create(surface)
        guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
            throw Fault(.limit, "a picture of \(Int(size.width)) x \(Int(size.height)) cannot be made")
        }
        fill(x: 0, y: 0, width: size.width, height: size.height, .white)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    private static let append: cairo_write_func_t = { pointer, data, length in
        guard let pointer, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(pointer).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }

    /// Ends the drawing; the file's bytes.
    public func finish() throws -> [UInt8] {
        let pointer = Unmanaged.passUnretained(sink).toOpaque()
        cairo_surface_flush(surface)
        if case .png = format { cairo_surface_write_to_png_stream(surface, Canvas.append, pointer) }
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS || !sink.bytes.isEmpty else {
            throw Fault(.limit, "the picture cannot be encoded")
        }
        return sink.bytes
    }

    // MARK: Shapes

    private func ink(_ colour: Colour) {
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha)
    }

    /// A filled rectangle.
    public func fill(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
        ink(colour)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    /// The outline of a rectangle.
    public func outline(x: Double, y: Double, width: Double, height: Double, _ colour: Colour, line: Double) {
        ink(colour)
        cairo_set_line_width(context, line)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
    }

    /// A line through points; a point that is not finite breaks it.
    public func stroke(_ points: [(x: Double, y: Double)], _ colour: Colour, width: Double, dash: [Double] = []) {
        ink(colour)
        cairo_set_line_width(context, width)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_dash(context, dash, Int32(dash.count), 0)
        var isDown = false
        for point in points {
            guard point.x.isFinite, point.y.isFinite else {
                isDown = false
                continue
            }
            if isDown { cairo_line_to(context, point.x, point.y) } else { cairo_move_to(context, point.x, point.y) }
            isDown = true
        }
        cairo_stroke(context)
        cairo_set_dash(context, [], 0, 0)
    }

    /// A disc, or a ring filled with white.
    public func dot(x: Double, y: Double, radius: Double, _ colour: Colour, isHollow: Bool = false) {
        cairo_new_path(context)
        cairo_arc(context, x, y, radius, 0, 2 * Double.pi)
        ink(isHollow ? .white : colour)
        cairo_fill_preserve(context)
        ink(colour)
        cairo_set_line_width(context, 1.4)
        cairo_stroke(context)
    }

    /// Runs drawing that is cut off at a rectangle.
    public func clipped(x: Double, y: Double, width: Double, height: Double, _ draw: () -> Void) {
        cairo_save(context)
        cairo_rectangle(context, x, y, width, height)
        cairo_clip(context)
        draw()
        cairo_restore(context)
    }

    // MARK: Text

    private func select(_ size: Double, bold: Bool) {
        cairo_set_font_face(context, fonts.face(bold: bold))
        cairo_set_font_size(context, size)
    }

    /// The width of a text in points.
    public func width(of text: String, size: Double, bold: Bool = false) -> Double {
        select(size, bold: bold)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// A text whose base line begins, is centred or ends at a point; upright along the y axis if `isVertical`.
    public func text(
        _ text: String, x: Double, y: Double, size: Double, _ colour: Colour = .ink, align: TextAlignment = .left,
        bold: Bool = false, isVertical: Bool = false
    ) {
        let length = width(of: text, size: size, bold: bold)
        let shift: Double
        switch align {
        case .left: shift = 0
        case .centre: shift = -length / 2
        case .right: shift = -length
        }
        cairo_save(context)
        cairo_translate(context, x, y)
        if isVertical { cairo_rotate(context, -Double.pi / 2) }
        cairo_move_to(context, shift, 0)
        ink(colour)
        // Outlines rather than glyphs of a font, so that an SVG looks the same everywhere.
        cairo_text_path(context, text)
        cairo_fill(context)
        cairo_restore(context)
    }

    // MARK: Images

    /// RGB pixels, drawn smoothly into a rectangle.
    public func image(_ pixels: PixelImage, x: Double, y: Double, width: Double, height: Double) {
        let stride = Int(cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, Int32(pixels.width)))
        var bytes = [UInt8](repeating: 0, count: stride * pixels.height)
        for row in 0..<pixels.height {
            for column in 0..<pixels.width {
                let at = row * stride + column * 4
                let (red, green, blue) = pixels[row, column]
                (bytes[at], bytes[at + 1], bytes[at + 2]) = (blue, green, red)
            }
        }
        bytes.withUnsafeMutableBufferPointer { buffer in
            let source = cairo_image_surface_create_for_data(
                buffer.baseAddress, CAIRO_FORMAT_RGB24, Int32(pixels.width), Int32(pixels.height), Int32(stride))
            cairo_save(context)
            cairo_translate(context, x, y)
            cairo_scale(context, width / Double(pixels.width), height / Double(pixels.height))
            cairo_set_source_surface(context, source, 0, 0)
            cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
            cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
            cairo_rectangle(context, 0, 0, Double(pixels.width), Double(pixels.height))
            cairo_fill(context)
            cairo_restore(context)
            cairo_surface_destroy(source)
        }
    }
}
