/// The parts of x and dy that a unit multiplies: rows of x with zeros around them, and rows of dy
/// behind whose pixels whole vectors can be read.
struct NAME(gradient_unit) {
    const T *x, *dy;
    int64_t x_row, dy_pixel, rows;
};

/// Copies rows of an image with the zeros that the padding stands for.
static void NAME(pad_rows)(
    const kernels_convolution *s, T *out, const T *image, int64_t y, int64_t rows, int64_t columns) {
    int64_t c = s->channels, before = s->padding_width < columns ? s->padding_width : columns;
    int64_t inside = columns - before < s->width ? columns - before : s->width;
    for (int64_t i = 0; i < rows; i++, y++, out += columns * c) {
        if (y < 0 || y >= s->height) {
            memset(out, 0, (size_t)(columns * c) * sizeof(T));
            continue;
        }
        memset(out, 0, (size_t)(before * c) * sizeof(T));
        memcpy(out + before * c, image + y * s->width * c, (size_t)(inside * c) * sizeof(T));
        memset(out + (before + inside) * c, 0, (size_t)((columns - before - inside) * c) * sizeof(T));
    }
}

/// All products of a unit for the tiles from `first` up to `end`, added to `sums`; `offsets` has a place
/// for each row.
static void NAME(multiply_unit)(
    const struct gradient_pass *c, const struct NAME(gradient_unit) *u, T *sums, int64_t *offsets,
    int64_t first, int64_t end, int fresh) {
    const kernels_convolution *s = &c->sizes;
    int64_t width = c->blocks.vectors * LANES;
    for (int64_t i = 0; i < u->rows; i++) offsets[i] = i * s->stride_height * u->x_row;
    for (int64_t tile = first; tile < end; tile++) {
        int64_t run = tile / c->tiles_of_run, at = tile % c->tiles_of_run * c->tile_rows;
        int64_t rows = c->run_length - at < c->tile_rows ? c->run_length - at : c->tile_rows;
        int64_t of_row = c->runs / s->kernel_height, column = run % of_row * s->dilation_width;
        const T *x = u->x + run / of_row * s->dilation_height * u->x_row + column * s->channels + at;
        for (int64_t block = 0; block < c->blocks.blocks; block++) {
            int64_t vectors = vectors_of_block(&c->blocks, block);
            T *out = sums + (run * c->run_length + at) * width + block * 2 * LANES;
            struct tile t = {
                .a = x, .a_offsets = offsets, .outer = u->rows, .inner = s->out_width,
                .a_step = s->stride_width * s->channels, .b = u->dy + block * 2 * LANES,
                .b_outer = s->out_width * u->dy_pixel, .b_step = u->dy_pixel,
                .start = fresh ? NULL : out, .start_step = width, .out = out, .out_step = width,
                .columns = vectors * LANES};
            int64_t most = NAME(most_rows)[vectors];
            for (int64_t r = 0; r < rows; r += most) {
                int64_t n = rows - r < most ? rows - r : most;
                NAME(tiles)[vectors][n](&t);
                t.a = (const T *)t.a + n;
                t.out = (T *)t.out + n * width;
                if (!fresh) t.start = t.out;
            }
        }
    }
}

/// Finds or copies what a unit multiplies; `scratch` has room for both copies.
static struct NAME(gradient_unit) NAME(open_unit)(const struct gradient_pass *c, int64_t unit, T *scratch) {
    const kernels_convolution *s = &c->sizes;
    int64_t image = c->first_image + unit / c->units_of_image;
    int64_t row = unit % c->units_of_image * c->rows_of_unit;
    int64_t rows = s->out_height - row < c->rows_of_unit ? s->out_height - row : c->rows_of_unit;
    int64_t columns = columns_read(s), high = rows_read(s, rows);
    const T *x = (const T *)c->x + image * s->height * s->width * s->channels;
    const T *dy = (const T *)c->dy + (image * s->out_height + row) * s->out_width * s->outputs;
    struct NAME(gradient_unit) u = {.rows = rows, .dy = dy, .dy_pixel = s->outputs};
    if (s->padding_height == 0 && s->padding_width == 0) {
        u.x = x + row * s->stride_height * s->width * s->channels;
        u.x_row = s->width * s->channels;
    } else {
        NAME(pad_rows)(s, scratch, x, row * s->stride_height - s->padding_height, high, columns);
        u.x = scratch;
        u.x_row = columns * s->channels;
        scratch += high * u.x_row;
    }
    // Vectors read beyond the last pixel's outputs, and what they find there is not used; so only the last
    // rows of all, where not enough follows, must be copied.
    int64_t width = c->blocks.vectors * LANES;
    int64_t follow = (s->images * s->out_height - image * s->out_height - row - rows) * s->out_width;
    if (width - s->outputs <= follow * s->outputs) return u;
    for (int64_t i = 0; i < rows * s->out_width; i++) {
        for (int64_t o = 0; o < s->outputs; o++) scratch[i * width + o] = dy[i * s->outputs + o];
        for (int64_t o = s->outputs; o < width; o++) scratch[i * width + o] = 0;
    }
    u.dy = scratch;
    u.dy_pixel = width;
    return u;
}

/// Chunks are the parts, for each group of tiles.
static void NAME(weight_gradient)(void *context, int64_t chunk) {
    struct gradient_pass *c = context;
    const kernels_convolution *s = &c->sizes;
    int64_t part = chunk / c->groups, group = chunk % c->groups, tiles = c->runs * c->tiles_of_run;
    int64_t width = c->blocks.vectors * LANES;
    int64_t room = rows_read(s, c->rows_of_unit) * columns_read(s) * s->channels;
    room += c->rows_of_unit * s->out_width * width;
    int64_t bytes = room * (int64_t)sizeof(T) + c->rows_of_unit * (int64_t)sizeof(int64_t);
    int64_t *offsets = kernels_allocate(bytes);
    if (offsets == NULL) {
        c->failed = 1;
        return;
    }
    T *scratch = (T *)(offsets + c->rows_of_unit);
    T *sums = (T *)c->partials + part * c->runs * c->run_length * width;
    int64_t first = part * c->units_of_part, end = first + c->units_of_part;
    for (int64_t unit = first; unit < end && unit < c->units; unit++) {
        struct NAME(gradient_unit) u = NAME(open_unit)(c, unit, scratch);
        NAME(multiply_unit)(
            c, &u, sums, offsets, group * tiles / c->groups, (group + 1) * tiles / c->groups, unit == first);
    }
    kernels_release(offsets, bytes);
}

/// Adds up the parts, in their order; chunks are 16 rows of the partial results, one for each weight.
static void NAME(join_gradients)(void *context, int64_t chunk) {
    const struct gradient_pass *c = context;
    const kernels_convolution *s = &c->sizes;
    int64_t rows = c->runs * c->run_length, width = c->blocks.vectors * LANES;
    for (int64_t row = chunk * 16; row < rows && row < chunk * 16 + 16; row++) {
        int64_t channel = row % s->channels, place = row / s->channels;
        T *dw = (T *)c->dw + channel * s->kernel_height * s->kernel_width + place;
        int64_t output = s->channels * s->kernel_height * s->kernel_width;
        for (int64_t o = 0; o < s->outputs; o++) {
            const T *from = (const T *)c->partials + row * width + o;
            double sum = 0;
            for (int64_t part = 0; part < c->parts; part++) sum += (double)from[part * rows * width];
            dw[o * output] = (T)sum;
        }
    }
}
