#pragma once

#include <stdint.h>

/// Bytes of a huge page; larger blocks are mapped on its boundaries.
#define HUGE_PAGE ((int64_t)2 << 20)

// Under the address sanitizer every block is its own and as long as asked for, so that it sees what is read
// beyond its end or after its release.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_BLOCKS 0
#endif
#endif
#ifndef KEEPS_BLOCKS
#define KEEPS_BLOCKS 1
#endif

/// Sizes of blocks: 64 · 2^octave · {1, 5/4, 6/4, 7/4}, up to 2^46 bytes, of 2 MiB and more whole huge
/// pages.
#define SIZE_CLASSES (4 * 41)

/// Bytes of a block of a class: whole multiples of 64, and of huge pages where it has that many.
static inline int64_t size_of_class(int class) {
    int64_t octave = (int64_t)64 << (class >> 2);
    int64_t size = octave + (octave >> 2) * (class & 3);
    int64_t unit = size >= HUGE_PAGE ? HUGE_PAGE : 64;
    return (size + unit - 1) / unit * unit;
}

/// The smallest class that holds so many bytes; −1 for negative sizes and for more than any block has.
static inline int class_of_size(int64_t bytes) {
    if (bytes < 0 || bytes > (int64_t)1 << 46) return -1;
    if (bytes <= 64) return 0;
    int octave = 63 - __builtin_clzll((unsigned long long)(bytes - 1)) - 6;
    int64_t start = (int64_t)64 << octave;
    int quarter = (int)((bytes - 1 - start) / ((start >> 2) > 0 ? start >> 2 : 1));
    return octave * 4 + quarter + 1;
}
