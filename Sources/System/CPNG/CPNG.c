#include "CPNG.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// Swift cannot follow setjmp, so every call of libpng's classic API is made here; a longjmp never leaves this file.

unsigned int cpng_version(void) { return png_access_version_number(); }

/// What the callbacks of one call share.
typedef struct {
    const uint8_t *bytes;
    size_t count, offset;
    uint8_t *out;
    size_t written, capacity;
    cpng_status status;
    cpng_failure *failure;
    /// Bytes of compressed pixels that are asked for at once; 0 for libpng's own number.
    size_t portion;
} cpng_call;

static void on_error(png_structp png, png_const_charp message) {
    cpng_call *call = png_get_error_ptr(png);
    if (call->status == CPNG_OK) call->status = CPNG_CORRUPT;
    strncpy(call->failure->message, message, sizeof call->failure->message - 1);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep target, size_t wanted) {
    cpng_call *call = png_get_io_ptr(png);
    if (wanted > call->count - call->offset) {
        call->status = CPNG_CUT_OFF;
        png_error(png, "cut off");
    }
    memcpy(target, call->bytes + call->offset, wanted);
    call->offset += wanted;
}

static void on_write(png_structp png, png_bytep source, size_t given) {
    cpng_call *call = png_get_io_ptr(png);
    if (given > call->capacity - call->written) {
        size_t capacity = call->capacity * 2 + given;
        uint8_t *grown = realloc(call->out, capacity);
        if (grown == NULL) {
            call->status = CPNG_NO_MEMORY;
            png_error(png, "out of memory");
        }
        call->out = grown;
        call->capacity = capacity;
    }
    memcpy(call->out + call->written, source, given);
    call->written += given;
}

static void on_flush(png_structp png) { (void)png; }

static void limit(png_structp png) {
    png_set_user_limits(png, 1000000, 1000000);
    png_set_chunk_malloc_max(png, 8000000);
    png_set_chunk_cache_max(png, 100);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
}

static int channels_of(png_structp png, png_infop info) {
    return (png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR) ? 3 : 1;
}

static void expand(png_structp png, png_infop info) {
    int colour = png_get_color_type(png, info);
    int depth = png_get_bit_depth(png, info);
    if (colour == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    if (colour == PNG_COLOR_TYPE_GRAY && depth < 8) png_set_expand_gray_1_2_4_to_8(png);
    if (depth == 16) png_set_scale_16(png);
    // The transparency of a palette becomes alpha with it.
    if ((colour & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS)) png_set_strip_alpha(png);
}

static void read_rows(png_structp png, png_infop info, uint8_t *pixels, size_t size, cpng_failure *failure) {
    expand(png, info);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t stride = png_get_rowbytes(png, info);
    uint32_t height = png_get_image_height(png, info);
    if (stride == 0 || size / stride != height || size % stride != 0) png_error(png, "rows of another size");
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t row = 0; row < height; row++) {
            png_read_row(png, pixels + stride * row, NULL);
            if (pass == passes - 1) failure->row = row + 1;
        }
    }
    png_read_end(png, NULL);
}

/// Reads the header, and the pixels if there is room for them.
static cpng_status read_all(cpng_call *call, cpng_header *header, uint8_t *pixels, size_t size) {
    png_infop info = NULL;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, call, on_error, on_warning);
    if (png != NULL) info = png_create_info_struct(png);
    if (info == NULL) {
        png_destroy_read_struct(&png, NULL, NULL);
        return CPNG_NO_MEMORY;
    }
    // Nothing that is read after the jump changes between here and there, so no variable needs to be volatile.
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        return call->status;
    }
    limit(png);
    png_set_read_fn(png, call, on_read);
    if (call->portion > 0) png_set_compression_buffer_size(png, call->portion);
    png_read_info(png, info);
    if (header != NULL) {
        header->width = png_get_image_width(png, info);
        header->height = png_get_image_height(png, info);
        header->channels = channels_of(png, info);
    }
    if (pixels != NULL) read_rows(png, info, pixels, size, call->failure);
    png_destroy_read_struct(&png, &info, NULL);
    return CPNG_OK;
}

cpng_status cpng_read_header(const uint8_t *bytes, size_t count, cpng_header *header, cpng_failure *failure) {
    cpng_call call = {.bytes = bytes, .count = count, .failure = failure};
    memset(failure, 0, sizeof *failure);
    return read_all(&call, header, NULL, 0);
}

cpng_status cpng_decode(const uint8_t *bytes, size_t count, uint8_t *pixels, size_t size, cpng_failure *failure) {
    cpng_call call = {.bytes = bytes, .count = count, .failure = failure};
    memset(failure, 0, sizeof *failure);
    cpng_status status = read_all(&call, NULL, pixels, size);
    if (status != CPNG_CUT_OFF) return status;
    // The end lay within a portion of which libpng saw nothing: byte by byte it tells which row was the last.
    cpng_call again = {.bytes = bytes, .count = count, .failure = failure, .portion = 1};
    memset(failure, 0, sizeof *failure);
    return read_all(&again, NULL, pixels, size);
}

static cpng_status write_all(cpng_call *call, const uint8_t *pixels, uint32_t width, uint32_t height, int channels) {
    png_infop info = NULL;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, call, on_error, on_warning);
    if (png != NULL) info = png_create_info_struct(png);
    if (info == NULL) {
        png_destroy_write_struct(&png, NULL);
        return CPNG_NO_MEMORY;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return call->status;
    }
    png_set_write_fn(png, call, on_write, on_flush);
    png_set_IHDR(png, info, width, height, 8, channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (uint32_t row = 0; row < height; row++) {
        png_write_row(png, pixels + (size_t)row * width * (size_t)channels);
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return CPNG_OK;
}

cpng_status cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int channels, uint8_t **bytes,
                        size_t *count, cpng_failure *failure) {
    cpng_call call = {.failure = failure};
    memset(failure, 0, sizeof *failure);
    cpng_status status = write_all(&call, pixels, width, height, channels);
    if (status != CPNG_OK) {
        free(call.out);
        return status;
    }
    *bytes = call.out;
    *count = call.written;
    return CPNG_OK;
}

void cpng_free(uint8_t *bytes) { free(bytes); }
