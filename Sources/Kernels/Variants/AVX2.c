#if defined(__x86_64__)
#include "../Contexts.h"

#define SET kernels_avx2
#define SET_NAME "avx2"
#define VECTOR_BYTES 32
#define FUSED 1
// 16 registers: one to three vectors of columns, and the sums of as many rows as fit.
#define TILE_ROWS 12, 6, 4
#define MOST_TILE_ROWS 12
#define TILES(ONE, TWO, THREE)                                                             \
    ONE(1) ONE(2) ONE(3) ONE(4) ONE(5) ONE(6) ONE(7) ONE(8) ONE(9) ONE(10) ONE(11) ONE(12) \
    TWO(1) TWO(2) TWO(3) TWO(4) TWO(5) TWO(6) THREE(1) THREE(2) THREE(3) THREE(4)

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "Variant.h"
#pragma clang attribute pop
#endif
