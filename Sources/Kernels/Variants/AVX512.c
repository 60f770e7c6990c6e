#if defined(__x86_64__)
#include "../Contexts.h"

#define SET kernels_avx512
#define SET_NAME "avx512"
#define VECTOR_BYTES 64
#define FUSED 1
// 32 registers: one to three vectors of columns, and the sums of as many rows as fit.
#define TILE_ROWS 28, 14, 9
#define MOST_TILE_ROWS 28
#define TILES(ONE, TWO, THREE)                                                                    \
    ONE(1) ONE(2) ONE(3) ONE(4) ONE(5) ONE(6) ONE(7) ONE(8) ONE(9) ONE(10) ONE(11) ONE(12) ONE(13) \
    ONE(14) ONE(15) ONE(16) ONE(17) ONE(18) ONE(19) ONE(20) ONE(21) ONE(22) ONE(23) ONE(24)        \
    ONE(25) ONE(26) ONE(27) ONE(28) TWO(1) TWO(2) TWO(3) TWO(4) TWO(5) TWO(6) TWO(7) TWO(8) TWO(9) TWO(10) TWO(11)         \
    TWO(12) TWO(13) TWO(14)                                                                       \
    THREE(1) THREE(2) THREE(3) THREE(4) THREE(5) THREE(6) THREE(7) THREE(8) THREE(9)

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#include "Variant.h"
#pragma clang attribute pop
#endif
