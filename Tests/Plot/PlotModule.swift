import Testing

import Plot
