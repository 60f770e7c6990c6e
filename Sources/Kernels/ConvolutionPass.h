#pragma once

#include "Convolution.h"
#include "Set.h"
#include "Tile.h"

#include <stdatomic.h>

/// Bytes of the part of an image that a chunk works on, at most where one row is not more.
#define BAND_BYTES ((int64_t)192 << 10)

/// One pass over images: out[row, column] = Σ over taps of in[row · row_step + offset, column · column_step
/// + offset] · filter.
///
/// Forward it is the convolution; the gradient of the input is one such pass for each residue of rows and
/// columns modulo the strides.
struct convolution_pass {
    const struct kernels_bodies *bodies;
    /// The images that are read, [images, height, width, channels].
    int64_t images, height, width, channels;
    /// The grid of results, and the distances between its images, rows and columns.
    int64_t rows, columns, out_image, out_row, out_column;
    int64_t row_step, column_step;
    /// For each tap its offset in the image, and which row or column of the filter it is.
    int64_t row_taps, column_taps;
    int64_t *row_offsets, *column_offsets, *filter_rows, *filter_columns;
    /// Elements from one output, and from one channel, of the filters to the next; filters are [.., KH,
    /// KW].
    int64_t filter_output, filter_channel, filter_width;
    const void *in, *filters, *bias;
    void *out;
    /// The filters as blocks of outputs, each [column tap, row tap, channel, outputs of the block].
    void *packed;
    struct column_blocks blocks;
    /// Of the band, a copy of the rows a chunk reads: phases of columns (one for each column step), the
    /// length of each, elements of a channel's row, and where each tap begins in it.
    int64_t phases, phase_length, plane, *tap_offsets;
    /// Whether row taps follow one another, so that they and the channels are one loop.
    int merges;
    int64_t rows_of_chunk;
    /// Whether a chunk found no memory for its band.
    atomic_int failed;
};

/// The gradient of the filters: products of all pixels of x with those of dy, summed over chunks of them.
struct gradient_pass {
    const struct kernels_bodies *bodies;
    kernels_convolution sizes;
    const void *x, *dy;
    void *dw;
    int64_t first_image;
    struct column_blocks blocks;
    /// A unit is so many rows of an image; a part so many units, whose sums go to one partial result.
    int64_t rows_of_unit, units_of_image, units, units_of_part, parts;
    /// Runs of elements of x that lie side by side for neighbouring weights, and their tiles.
    int64_t runs, run_length, tile_rows, tiles_of_run, groups;
    /// [parts, kernel rows · kernel columns · channels, vectors of outputs].
    void *partials;
    atomic_int failed;
};

/// Columns of x, padding included, that a row of results is computed from.
static inline int64_t columns_read(const kernels_convolution *s) {
    return (s->out_width - 1) * s->stride_width + (s->kernel_width - 1) * s->dilation_width + 1;
}

/// Rows of x that so many rows of results are computed from.
static inline int64_t rows_read(const kernels_convolution *s, int64_t rows) {
    return (rows - 1) * s->stride_height + (s->kernel_height - 1) * s->dilation_height + 1;
}
