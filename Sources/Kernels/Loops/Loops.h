// The bodies for elements of type T (`TYPE` is its short name), for vectors of VECTOR_BYTES.
#define NAME(name) PASTE(name, TYPE)

#include "Vector.h"
// Functions of single numbers before the loops that use them.
#include "Mathematics.h"
#include "Unary.h"
#include "Binary.h"
#include "Compare.h"
#include "Strided.h"
#include "Flat.h"
#include "Reduce.h"
#include "Softmax.h"
#include "Steps.h"
#include "Channels.h"
#include "Transposition.h"
#include "Tile.h"
#include "MaxPool.h"
#include "Product.h"
#include "Convolution.h"
#include "WeightGradient.h"
#include "Bodies.h"

#undef NAME
