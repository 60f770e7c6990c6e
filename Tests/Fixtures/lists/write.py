"""Writes arrays and lists as NumPy, the csv module and DomainBed's own split make them.

Usage: python write.py
"""
import csv
import hashlib
import json
import pathlib
import struct

import numpy as np

HERE = pathlib.Path(__file__).parent
images = (np.arange(5 * 4 * 3) * 4 % 256).astype(np.uint8).reshape(5, 4, 3)
targets = np.array([0, 1, 10, 2, 1], np.uint8)
(HERE / "images-idx3-ubyte").write_bytes(struct.pack(">BBBBIII", 0, 0, 8, 3, 5, 4, 3) + images.tobytes())
(HERE / "labels-idx1-ubyte").write_bytes(struct.pack(">BBBBI", 0, 0, 8, 1, 5) + targets.tobytes())
np.save(HERE / "images.npy", images)
np.save(HERE / "targets.npy", targets.astype(np.int64))
np.save(HERE / "pickled.npy", np.array([{"a": 1}], dtype=object))
np.savez(HERE / "both.npz", x=images, y=targets.astype(np.int64))
record = bytes([7]) + bytes(range(256)) * 12
(HERE / "cifar10.bin").write_bytes(record + bytes([3]) + bytes(3072))

with open(HERE / "list.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["path", "label", "person", "quality"])
    writer.writerow(["a, b.png", "real", 'Anna "A" Berg', "88"])
    writer.writerow(["c.png", "fake", "line\nbreak", "90"])
with open(HERE / "list.jsonl", "w") as file:
    file.write(json.dumps({"path": "a, b.png", "label": "real", "person": "é", "quality": 88}) + "\n\n")
    file.write(json.dumps({"path": "c.png", "label": "fake", "quality": 90}) + "\n")


def seed_hash(*args):
    return int(hashlib.md5(str(args).encode("utf-8")).hexdigest(), 16) % 2**31


def out_part(count, holdout, trial, environment):
    keys = list(range(count))
    np.random.RandomState(seed_hash(trial, environment)).shuffle(keys)
    return sorted(keys[: int(count * holdout)])


splits = [
    {"count": count, "holdout": holdout, "trial": trial, "environment": environment,
     "out": out_part(count, holdout, trial, environment)}
    for count, holdout, trial, environment in [(10, 0.2, 0, 0), (37, 0.2, 0, 1), (100, 0.2, 3, 2), (5, 0.5, 1, 0)]
]
(HERE / "domainbed.json").write_text(json.dumps(splits))
