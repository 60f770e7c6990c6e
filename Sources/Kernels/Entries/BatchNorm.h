/// Fixed chunks of a loop over rows of channels.
static struct channel_context NAME(channel_context)(const T *x, int64_t rows, int64_t channels) {
    struct channel_context c = {.bodies = BODIES, .x = x, .rows = rows, .channels = channels};
    c.repeat = repeat_of(channels, c.bodies->lanes);
    c.rows_of_chunk = rows_of_chunk(channels * c.repeat / 2);
    return c;
}

/// How many chunks that are; rows that do not fill a wide one belong to the last.
static int64_t NAME(channel_chunks)(const struct channel_context *c) {
    int64_t chunks = pieces_of(c->rows / c->repeat, c->rows_of_chunk);
    return chunks < 1 ? 1 : chunks;
}

/// Both sums of each channel, in f64, at the start of `c->sums`. Returns its number of bytes, or −1 without
/// memory.
static int64_t NAME(sum_channels)(struct channel_context *c) {
    int64_t chunks = NAME(channel_chunks)(c), size = 2 * c->channels;
    int64_t bytes = chunks * size * (int64_t)sizeof(double);
    c->sums = kernels_allocate(bytes);
    if (c->sums == NULL) return -1;
    kernels_parallel(chunks, c->bodies->channel_sums, c);
    for (int64_t chunk = 1; chunk < chunks; chunk++) {
        for (int64_t i = 0; i < size; i++) c->sums[i] += c->sums[chunk * size + i];
    }
    return bytes;
}

/// A number of each channel, repeated.
static void NAME(repeat)(T *out, const T *x, const struct channel_context *c) {
    for (int64_t i = 0; i < c->repeat; i++) {
        memcpy(out + i * c->channels, x, (size_t)c->channels * sizeof(T));
    }
}

int NAME(kernels_batch_norm_statistics)(
    const T *x, int64_t rows, int64_t channels, T *mean, T *variance) {
    struct channel_context c = NAME(channel_context)(x, rows, channels);
    int64_t size = channels * c.repeat * (int64_t)sizeof(T);
    T *center = kernels_allocate(size);
    int64_t bytes = -1;
    if (center != NULL) {
        NAME(repeat)(center, x, &c);
        c.center = center;
        bytes = NAME(sum_channels)(&c);
    }
    for (int64_t i = 0; bytes >= 0 && i < channels; i++) {
        double offset = c.sums[i] / (double)rows;
        double spread = c.sums[channels + i] / (double)rows - offset * offset;
        mean[i] = (T)((double)x[i] + offset);
        variance[i] = spread < 0 ? 0 : (T)spread;
    }
    kernels_release(center, size);
    if (bytes >= 0) kernels_release(c.sums, bytes);
    return bytes < 0 ? -1 : 0;
}

void NAME(kernels_batch_norm_inverse)(const T *variance, double eps, int64_t channels, T *inverse) {
    for (int64_t i = 0; i < channels; i++) inverse[i] = (T)(1 / sqrt((double)variance[i] + eps));
}

int NAME(kernels_batch_norm)(
    const T *x, int64_t rows, int64_t channels, const T *mean, const T *inverse,
    const T *gamma, const T *beta, int relu, T *y) {
    struct channel_context c = NAME(channel_context)(x, rows, channels);
    int64_t width = channels * c.repeat, bytes = 3 * width * (int64_t)sizeof(T);
    T *numbers = kernels_allocate(bytes);
    if (numbers == NULL) return -1;
    T *scale = numbers + width;
    for (int64_t i = 0; i < width; i++) scale[i] = inverse[i % channels] * gamma[i % channels];
    NAME(repeat)(numbers, mean, &c);
    NAME(repeat)(scale + width, beta, &c);
    c.center = numbers;
    c.scale = scale;
    c.shift = scale + width;
    c.relu = relu;
    c.out = y;
    kernels_parallel(NAME(channel_chunks)(&c), c.bodies->normalise, &c);
    kernels_release(numbers, bytes);
    return 0;
}

/// The numbers of the gradient of x: its scale, slope and shift for each channel, after the sums are known.
static void NAME(gradient_numbers)(
    T *scale, T *slope, T *shift, const struct channel_context *c, const T *inverse, const T *gamma) {
    double rows = (double)c->rows;
    for (int64_t i = 0; i < c->channels * c->repeat; i++) {
        int64_t channel = i % c->channels;
        double a = (double)gamma[channel] * (double)inverse[channel];
        double product = c->sums[c->channels + channel] * (double)inverse[channel];
        scale[i] = (T)a;
        slope[i] = (T)(-a * (double)inverse[channel] * product / rows);
        shift[i] = (T)(-a * c->sums[channel] / rows);
    }
}

/// Both kinds of gradients; with `fixed` statistics the result does not act back on them.
static int NAME(normal_gradients)(
    struct channel_context c, int fixed, const T *mean, const T *inverse, const T *gamma,
    T *dx, T *dgamma, T *dbeta) {
    int64_t width = c.channels * c.repeat, size = 4 * width * (int64_t)sizeof(T);
    T *numbers = kernels_allocate(size);
    int64_t bytes = -1;
    if (numbers != NULL) {
        NAME(repeat)(numbers, mean, &c);
        c.center = numbers;
        bytes = NAME(sum_channels)(&c);
    }
    if (bytes >= 0) {
        T *scale = numbers + width, *slope = scale + width, *shift = slope + width;
        NAME(gradient_numbers)(scale, slope, shift, &c, inverse, gamma);
        for (int64_t i = 0; i < c.channels; i++) {
            dbeta[i] = (T)c.sums[i];
            dgamma[i] = (T)(c.sums[c.channels + i] * (double)inverse[i]);
        }
        c.scale = scale;
        c.slope = fixed ? NULL : slope;
        c.shift = shift;
        c.out = dx;
        if (dx != NULL) kernels_parallel(NAME(channel_chunks)(&c), c.bodies->normal_gradient, &c);
        kernels_release(c.sums, bytes);
    }
    kernels_release(numbers, size);
    return bytes < 0 ? -1 : 0;
}

int NAME(kernels_batch_norm_gradient)(
    const T *x, int64_t rows, int64_t channels, const T *mean, const T *inverse,
    const T *gamma, const T *dy, const T *y, T *dx, T *dgamma, T *dbeta) {
    struct channel_context c = NAME(channel_context)(x, rows, channels);
    c.dy = dy;
    c.y = y;
    return NAME(normal_gradients)(c, 0, mean, inverse, gamma, dx, dgamma, dbeta);
}

int NAME(kernels_batch_norm_fixed_gradient)(
    const T *x, int64_t rows, int64_t channels, const T *mean, const T *inverse,
    const T *gamma, const T *dy, const T *y, T *dx, T *dgamma, T *dbeta) {
    struct channel_context c = NAME(channel_context)(x, rows, channels);
    c.dy = dy;
    c.y = y;
    return NAME(normal_gradients)(c, 1, mean, inverse, gamma, dx, dgamma, dbeta);
}
