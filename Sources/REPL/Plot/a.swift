import CCairo
func v() -> Int32 { var l: FT_Library?; FT_Init_FreeType(&l); return cairo_version() }
