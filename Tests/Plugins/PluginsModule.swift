import Testing

import Plugins
