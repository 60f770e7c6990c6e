/// The context of a pooling.
static struct pool_context NAME(pool_context)(const kernels_pooling *s) {
    return (struct pool_context){
        .images = s->images, .height = s->height, .width = s->width, .channels = s->channels,
        .kernel = s->kernel, .stride = s->stride, .padding = s->padding,
        .out_height = s->out_height, .out_width = s->out_width};
}

void NAME(kernels_max_pool)(const kernels_pooling *sizes, const T *x, T *y, uint8_t *place) {
    struct pool_context c = NAME(pool_context)(sizes);
    c.x = x;
    c.y = y;
    c.place = place;
    c.rows_of_chunk = rows_of_chunk(c.out_width * c.channels * c.kernel * c.kernel);
    kernels_parallel(pieces_of(c.images * c.out_height, c.rows_of_chunk), BODIES->max_pool, &c);
}

void NAME(kernels_max_pool_gradient)(
    const kernels_pooling *sizes, const T *dy, const uint8_t *place, T *dx) {
    struct pool_context c = NAME(pool_context)(sizes);
    c.x = dy;
    c.y = dx;
    c.place = (uint8_t *)place;
    c.rows_of_chunk = rows_of_chunk(c.width * c.channels);
    kernels_parallel(pieces_of(c.images * c.height, c.rows_of_chunk), BODIES->max_pool_gradient, &c);
}

void NAME(kernels_global_average_gradient)(
    const T *dy, int64_t images, int64_t pixels, int64_t channels, T *dx) {
    struct pool_context c = {
        .images = images, .height = pixels, .channels = channels, .scale = (double)pixels, .x = dy, .y = dx};
    c.rows_of_chunk = rows_of_chunk(channels);
    kernels_parallel(pieces_of(images * pixels, c.rows_of_chunk), BODIES->spread, &c);
}
