/// Lays the band of a pass out, cuts the pass into chunks, and says where taps begin in the band.
static void NAME(lay_band)(struct convolution_pass *p) {
    int64_t last = p->column_taps - 1;
    int64_t reach = p->column_offsets[last] - p->column_offsets[0];
    p->phases = reach + 1 < p->column_step ? reach + 1 : p->column_step;
    p->phase_length = p->columns + reach / p->column_step;
    p->plane = p->phases * p->phase_length;
    p->merges = 1;
    for (int64_t i = 1; i < p->row_taps; i++) p->merges &= p->row_offsets[i] == p->row_offsets[i - 1] + 1;
    int64_t outer_rows = p->merges ? 1 : p->row_taps;
    for (int64_t column = 0; column < p->column_taps; column++) {
        int64_t offset = p->column_offsets[column] - p->column_offsets[0];
        int64_t at = offset % p->column_step * p->phase_length + offset / p->column_step;
        for (int64_t row = 0; row < outer_rows; row++) {
            int64_t down = p->row_offsets[row] - p->row_offsets[0];
            p->tap_offsets[column * outer_rows + row] = down * p->channels * p->plane + at;
        }
    }
    int64_t row_bytes = p->plane * p->channels * (int64_t)sizeof(T);
    int64_t row_work = p->columns * p->row_taps * p->column_taps * p->channels * p->blocks.columns;
    int64_t most = BAND_BYTES / row_bytes - (p->row_offsets[p->row_taps - 1] - p->row_offsets[0]);
    most = most / p->row_step < 4 ? 4 : most / p->row_step;
    if (most > ((int64_t)1 << 23) / row_work) most = ((int64_t)1 << 23) / row_work;
    p->rows_of_chunk = even_rows(p->rows, most < 1 ? 1 : most);
}

/// Packs the filters and runs a pass whose taps and sizes are set.
static int NAME(run_pass)(struct convolution_pass *p) {
    p->blocks = blocks_of(p->blocks.columns, p->bodies->lanes, 1);
    int64_t taps = p->row_taps * p->column_taps;
    int64_t size = p->blocks.vectors * p->bodies->lanes * taps * p->channels * (int64_t)sizeof(T);
    int64_t table = taps * (int64_t)sizeof(int64_t);
    p->packed = kernels_allocate(size);
    p->tap_offsets = kernels_allocate(table);
    int done = p->packed != NULL && p->tap_offsets != NULL;
    if (done) {
        if (taps > 0) {
            NAME(lay_band)(p);
            kernels_parallel(p->blocks.blocks * p->column_taps, p->bodies->pack_filters, p);
        } else {
            p->row_taps = p->column_taps = 0;
            p->rows_of_chunk = p->rows;
        }
        kernels_parallel(p->images * pieces_of(p->rows, p->rows_of_chunk), p->bodies->convolution, p);
    }
    kernels_release(p->packed, size);
    kernels_release(p->tap_offsets, table);
    return done && !p->failed ? 0 : -1;
}

/// A pass with room for its taps, or with offsets NULL when there is no memory. Ended by `close_pass`.
static struct convolution_pass NAME(open_pass)(const kernels_convolution *s) {
    int64_t *table = kernels_allocate(2 * (s->kernel_height + s->kernel_width) * (int64_t)sizeof(int64_t));
    struct convolution_pass p = {
        .images = s->images, .bodies = BODIES, .filter_width = s->kernel_width, .row_offsets = table};
    if (table == NULL) return p;
    p.filter_rows = table + s->kernel_height;
    p.column_offsets = p.filter_rows + s->kernel_height;
    p.filter_columns = p.column_offsets + s->kernel_width;
    return p;
}

static void NAME(close_pass)(const kernels_convolution *s, struct convolution_pass *p) {
    kernels_release(p->row_offsets, 2 * (s->kernel_height + s->kernel_width) * (int64_t)sizeof(int64_t));
}

/// The bias with zeros up to whole vectors; NULL without memory.
static T *NAME(padded_bias)(const T *bias, int64_t outputs, int64_t padded) {
    T *out = kernels_allocate(padded * (int64_t)sizeof(T));
    if (out == NULL) return NULL;
    memset(out, 0, (size_t)padded * sizeof(T));
    memcpy(out, bias, (size_t)outputs * sizeof(T));
    return out;
}

int NAME(kernels_convolution)(const kernels_convolution *s, const T *x, const T *w, const T *bias, T *y) {
    struct convolution_pass p = NAME(open_pass)(s);
    if (p.row_offsets == NULL) return -1;
    p.height = s->height, p.width = s->width, p.channels = s->channels;
    p.rows = s->out_height, p.columns = s->out_width, p.blocks.columns = s->outputs;
    p.out_column = s->outputs, p.out_row = p.out_column * p.columns, p.out_image = p.out_row * p.rows;
    p.row_step = s->stride_height, p.column_step = s->stride_width;
    p.row_taps = s->kernel_height, p.column_taps = s->kernel_width;
    for (int64_t i = 0; i < s->kernel_height; i++) {
        p.filter_rows[i] = i;
        p.row_offsets[i] = i * s->dilation_height - s->padding_height;
    }
    for (int64_t i = 0; i < s->kernel_width; i++) {
        p.filter_columns[i] = i;
        p.column_offsets[i] = i * s->dilation_width - s->padding_width;
    }
    p.filter_channel = s->kernel_height * s->kernel_width, p.filter_output = s->channels * p.filter_channel;
    p.in = x, p.filters = w, p.out = y;
    int64_t padded = pieces_of(s->outputs, p.bodies->lanes) * p.bodies->lanes;
    T *start = bias == NULL ? NULL : NAME(padded_bias)(bias, s->outputs, padded);
    p.bias = start;
    int result = bias != NULL && start == NULL ? -1 : NAME(run_pass)(&p);
    kernels_release(start, padded * (int64_t)sizeof(T));
    NAME(close_pass)(s, &p);
    return result;
}

/// The taps that reach input positions congruent to `residue`, and where in the output each of them reads,
/// in rising order. Returns how many.
static int64_t NAME(taps_of_residue)(
    int64_t residue, int64_t kernel, int64_t stride, int64_t padding, int64_t dilation,
    int64_t *offsets, int64_t *filters) {
    int64_t count = 0;
    for (int64_t k = kernel - 1; k >= 0; k--) {
        int64_t distance = residue + padding - k * dilation;
        if (distance % stride != 0) continue;
        offsets[count] = distance / stride;
        filters[count++] = k;
    }
    return count;
}

int NAME(kernels_convolution_input_gradient)(
    const kernels_convolution *s, const T *dy, const T *w, T *dx) {
    int result = 0;
    int64_t sh = s->stride_height, sw = s->stride_width;
    for (int64_t residue = 0; residue < sh * sw && result == 0; residue++) {
        int64_t row = residue / sw, column = residue % sw;
        if (row >= s->height || column >= s->width) continue;
        struct convolution_pass p = NAME(open_pass)(s);
        if (p.row_offsets == NULL) return -1;
        p.height = s->out_height, p.width = s->out_width, p.channels = s->outputs;
        p.rows = pieces_of(s->height - row, sh), p.columns = pieces_of(s->width - column, sw);
        p.blocks.columns = s->channels;
        p.out_image = s->height * s->width * s->channels;
        p.out_row = sh * s->width * s->channels, p.out_column = sw * s->channels;
        p.row_step = p.column_step = 1;
        p.row_taps = NAME(taps_of_residue)(
            row, s->kernel_height, sh, s->padding_height, s->dilation_height, p.row_offsets, p.filter_rows);
        p.column_taps = NAME(taps_of_residue)(
            column, s->kernel_width, sw, s->padding_width, s->dilation_width,
            p.column_offsets, p.filter_columns);
        p.filter_output = s->kernel_height * s->kernel_width;
        p.filter_channel = s->channels * p.filter_output;
        p.in = dy, p.filters = w, p.out = dx + (row * s->width + column) * s->channels;
        result = NAME(run_pass)(&p);
        NAME(close_pass)(s, &p);
    }
    return result;
}

/// Cuts the pixels into units and parts, and the weights into tiles.
static void NAME(cut_gradient)(struct gradient_pass *p, int64_t images) {
    const kernels_convolution *s = &p->sizes;
    p->blocks = blocks_of(s->outputs, p->bodies->lanes, 1);
    p->runs = s->dilation_width == 1 ? s->kernel_height : s->kernel_height * s->kernel_width;
    p->run_length = s->dilation_width == 1 ? s->kernel_width * s->channels : s->channels;
    int64_t vectors = p->blocks.blocks > 1 ? 2 : p->blocks.vectors;
    p->tile_rows = even_rows(p->run_length, p->bodies->most_rows[vectors]);
    p->tiles_of_run = pieces_of(p->run_length, p->tile_rows);
    int64_t row_bytes = (int64_t)sizeof(T)
        * (s->out_width * s->outputs + s->stride_height * s->width * s->channels);
    p->rows_of_unit = even_rows(s->out_height, BAND_BYTES / row_bytes < 1 ? 1 : BAND_BYTES / row_bytes);
    p->units_of_image = pieces_of(s->out_height, p->rows_of_unit);
    p->units = images * p->units_of_image;
    int64_t result = p->runs * p->run_length * p->blocks.vectors * p->bodies->lanes * (int64_t)sizeof(T);
    int64_t most = ((int64_t)32 << 20) / result;
    most = most < 1 ? 1 : most > 16 ? 16 : most;
    p->units_of_part = even_rows(p->units, pieces_of(p->units, most));
    p->parts = pieces_of(p->units, p->units_of_part);
    p->groups = pieces_of(16, p->parts);
    int64_t tiles = p->runs * p->tiles_of_run;
    if (p->groups > tiles) p->groups = tiles;
}

int NAME(kernels_convolution_weight_gradient)(
    const kernels_convolution *s, const T *x, const T *dy, int64_t first, int64_t end, T *dw) {
    struct gradient_pass p = {
        .bodies = BODIES, .sizes = *s, .x = x, .dy = dy, .dw = dw, .first_image = first};
    int64_t rows = s->kernel_height * s->kernel_width * s->channels;
    if (end <= first) {
        NAME(kernels_fill)(dw, 0, rows * s->outputs);
        return 0;
    }
    NAME(cut_gradient)(&p, end - first);
    int64_t bytes = p.parts * rows * p.blocks.vectors * p.bodies->lanes * (int64_t)sizeof(T);
    p.partials = kernels_allocate(bytes);
    if (p.partials == NULL) return -1;
    kernels_parallel(p.parts * p.groups, p.bodies->weight_gradient, &p);
    kernels_parallel(pieces_of(rows, 16), p.bodies->join_gradients, &p);
    kernels_release(p.partials, bytes);
    return p.failed ? -1 : 0;
}
