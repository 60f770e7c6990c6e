#include "../Contexts.h"

#define SET kernels_portable
#define SET_NAME "portable"
#define VECTOR_BYTES 16
#if defined(__aarch64__)
#define FUSED 1
#else
#define FUSED 0
#endif
// 16 registers, as SSE2 has: sums of six rows of two vectors.
#define TILE_ROWS 12, 6, 4
#define MOST_TILE_ROWS 12
#define TILES(ONE, TWO, THREE)                                                             \
    ONE(1) ONE(2) ONE(3) ONE(4) ONE(5) ONE(6) ONE(7) ONE(8) ONE(9) ONE(10) ONE(11) ONE(12) \
    TWO(1) TWO(2) TWO(3) TWO(4) TWO(5) TWO(6) THREE(1) THREE(2) THREE(3) THREE(4)

#include "Variant.h"
