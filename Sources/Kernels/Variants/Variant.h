// All kernels for one kind of CPU: the loops, once for each type of elements, and the set that holds them.
// Included by the files beside it, which say how wide vectors are and how many registers there are.

#include "../ConvolutionPass.h"
#include "../Cutting.h"
#include "../Product.h"
#include "../Set.h"
#include "../Tile.h"
#include "../Walk.h"
#include "../include/Elementwise.h"
#include "../include/Memory.h"

#pragma STDC FP_CONTRACT OFF
// Loops that call the C library do not become vectors; that is no fault.
#pragma clang diagnostic ignored "-Wpass-failed"

#define PASTE2(a, b) a##_##b
#define PASTE(a, b) PASTE2(a, b)

#define T float
#define TYPE f32
#define INTEGER int32_t
#define TYPE_IS_FLOAT 1
#include "../Loops/Loops.h"
#undef T
#undef TYPE
#undef INTEGER
#undef TYPE_IS_FLOAT

#define T double
#define TYPE f64
#define INTEGER int64_t
#define TYPE_IS_FLOAT 0
#include "../Loops/Loops.h"
#undef T
#undef TYPE
#undef INTEGER
#undef TYPE_IS_FLOAT

const struct kernels_set SET = {.name = SET_NAME, .f32 = kernels_f32, .f64 = kernels_f64};
