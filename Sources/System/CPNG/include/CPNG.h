#pragma once

#include <stddef.h>
#include <stdint.h>

/// Version of the libpng that is loaded, for example 10639.
unsigned int cpng_version(void);

/// What the header of a PNG says.
typedef struct {
    uint32_t width, height;
    /// 1 for grey without colour, else 3.
    int channels;
} cpng_header;

/// Why a call failed.
typedef enum {
    CPNG_OK = 0,
    /// The bytes end before the picture does; `row` rows were whole.
    CPNG_CUT_OFF,
    /// The bytes are wrong; `message` is libpng's.
    CPNG_CORRUPT,
    /// Memory was refused.
    CPNG_NO_MEMORY
} cpng_status;

/// Where and why a call failed. In an interlaced picture rows of all earlier passes count.
typedef struct {
    uint32_t row;
    char message[160];
} cpng_failure;

/// Reads the header and all that stands before the pixels.
cpng_status cpng_read_header(const uint8_t *bytes, size_t count, cpng_header *header, cpng_failure *failure);

/// Decodes to 8 bits a channel: palettes and small depths are expanded, 16 bits scaled, alpha left out.
/// `pixels` holds height × width × channels bytes, as the header says.
cpng_status cpng_decode(const uint8_t *bytes, size_t count, uint8_t *pixels, size_t size, cpng_failure *failure);

/// Encodes 8-bit grey (channels 1) or RGB (3). The bytes must be given to cpng_free.
cpng_status cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int channels, uint8_t **bytes,
                        size_t *count, cpng_failure *failure);

void cpng_free(uint8_t *bytes);
