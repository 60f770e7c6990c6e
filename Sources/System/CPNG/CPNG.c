#include "CPNG.h"

unsigned int cpng_version(void) { return png_access_version_number(); }
