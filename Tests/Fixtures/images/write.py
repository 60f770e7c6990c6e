"""Writes the images of this folder with Pillow: what other programs hand to people.

Each picture comes with NAME.expected.png, the upright pixels as Pillow reads them.
Usage: python write.py
"""
import pathlib

import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
Y, X = np.mgrid[0:13, 0:18]
RGB = np.stack([X * 14, Y * 19, (X * Y) % 256], axis=-1).astype(np.uint8)
GREY = (X * 7 + Y * 5).astype(np.uint8)


def expected(name, picture):
    picture.save(HERE / f"{name}.expected.png")


def keep(file, picture, **options):
    picture.save(HERE / file, **options)
    read = ImageOps.exif_transpose(Image.open(HERE / file))
    expected(file.replace(".", "-"), read if read.mode in ("L", "RGB") else read.convert("RGB"))


rgb, grey = Image.fromarray(RGB), Image.fromarray(GREY)
keep("rgb.jpg", rgb, quality=92)
keep("grey.jpg", grey, quality=92)
keep("progressive.jpg", rgb, quality=80, progressive=True)
for orientation in range(2, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    keep(f"turned{orientation}.jpg", rgb, quality=95, subsampling=0, exif=exif)
keep("rgb24.bmp", rgb)
keep("rgba32.bmp", rgb.convert("RGBA"))
keep("grey8.bmp", grey)
keep("palette8.bmp", rgb.quantize(16))
keep("rgb.ppm", rgb)
keep("grey.pgm", grey)
(HERE / "plain.ppm").write_text(
    "P3\n# a comment\n2 1\n15\n0 5 10  15 1 2\n")
expected("plain-ppm", Image.fromarray(np.array([[[0, 85, 170], [255, 17, 34]]], np.uint8)))
Image.fromarray(GREY > 100).save(HERE / "bits.ppm", format="PPM")
(HERE / "bits.ppm").rename(HERE / "bits.pbm")
expected("bits-pbm", Image.fromarray(((GREY > 100) * 255).astype(np.uint8)))
