#include "Copy.h"
#include "Cutting.h"
#include "Pool.h"

/// Bytes that one chunk of a plain copy moves.
#define COPY_CHUNK ((int64_t)1 << 18)

struct copy_context {
    char *out;
    const char *x;
    int64_t bytes;
};

static void copy_bytes(void *context, int64_t chunk) {
    const struct copy_context *c = context;
    int64_t start = chunk * COPY_CHUNK, rest = c->bytes - start;
    memcpy(c->out + start, c->x + start, (size_t)(rest < COPY_CHUNK ? rest : COPY_CHUNK));
}

void kernels_copy(void *out, const void *x, int64_t bytes) {
    struct copy_context c = {.out = out, .x = x, .bytes = bytes};
    kernels_parallel(pieces_of(bytes, COPY_CHUNK), copy_bytes, &c);
}
