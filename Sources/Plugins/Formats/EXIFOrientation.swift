import CEXIF
import Engine

/// How a camera was held: what makes a stored picture upright. The only file that knows libexif.
///
/// Values as EXIF 2.3, tag 0x0112: 1 as stored, 2 mirrored, 3 turned by 180°, 4 upside down, 5 … 8 with rows and
/// columns exchanged. Anything else counts as 1.
struct EXIFOrientation: Equatable {
    let value: Int

    init(value: Int) { self.value = (1...8).contains(value) ? value : 1 }

    /// The orientation in a JPEG's EXIF segment.
    init(of bytes: [UInt8]) {
        guard let count = UInt32(exactly: bytes.count), let data = exif_data_new_from_data(bytes, count) else {
            self.init(value: 1)
            return
        }
        defer { exif_data_unref(data) }
        guard let entry = exif_content_get_entry(data.pointee.ifd.0, EXIF_TAG_ORIENTATION),
            entry.pointee.format == EXIF_FORMAT_SHORT, entry.pointee.size >= 2
        else {
            self.init(value: 1)
            return
        }
        self.init(value: Int(exif_get_short(entry.pointee.data, exif_data_get_byte_order(data))))
    }

    private var exchangesSides: Bool { value >= 5 }

    /// The shape of the upright picture.
    func shape(of stored: ImageShape) -> ImageShape {
        exchangesSides
            ? ImageShape(height: stored.width, width: stored.height, channels: stored.channels) : stored
    }

    /// The upright picture.
    func upright(_ image: Image) -> Image {
        guard value != 1 else { return image }
        let (stored, shape) = (image.shape, shape(of: image.shape))
        let source = image.bytes
        var pixels: [UInt8] = []
        pixels.reserveCapacity(source.count)
        for row in 0..<shape.height {
            for column in 0..<shape.width {
                let (y, x) = origin(row, column, stored)
                let start = (y * stored.width + x) * stored.channels
                pixels += source[start..<start + stored.channels]
            }
        }
        return Image(shape: shape, pixels: .bytes(pixels))
    }

    /// Where a pixel of the upright picture is stored.
    private func origin(_ row: Int, _ column: Int, _ stored: ImageShape) -> (y: Int, x: Int) {
        let (lastRow, lastColumn) = (stored.height - 1, stored.width - 1)
        return switch value {
        case 2: (row, lastColumn - column)
        case 3: (lastRow - row, lastColumn - column)
        case 4: (lastRow - row, column)
        case 5: (column, row)
        case 6: (lastRow - column, row)
        case 7: (lastRow - column, lastColumn - row)
        case 8: (column, lastColumn - row)
        default: (row, column)
        }
    }
}
