"""Gathers the reference trajectories that the engine's tests need into one safetensors file a network.

usage: convert.py TRAJECTORIES   (the folder of .npz files, init_*.safetensors and batches_*.safetensors)

Needs numpy alone. The names in the files written: `init/<name>`, `x/<step>/<domain>`, `y/<step>/<domain>`,
`internals/<name>`, `<label>/<optimizer>/<array of the run>`, and for methods that draw `draws/<label>/<step>/orders` (a row
a permutation) and `…/shares`. Numbers keep their bits.
"""
import json
import pathlib
import struct
import sys

import numpy as np

LABELS = ["ERM", "SAM", "SAM_absw", "ASAM", "GSAM", "SAGM", "DISAM"] + [
    "RoGA_" + variant for variant in ("all", "own", "cross", "shared", "asam", "sum", "pool")
] + [
    "Fish", "Fishr", "IGA", "ANDMask", "SANDMask", "PCGrad", "CAGrad", "GroupDRO", "VREx", "IRM", "MLDG",
    "MLDG_sgd", "CORAL", "MMD", "Mixup",
]
TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64}


def read(path):
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(data[8 + size :][slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(
            entry["shape"]
        )
        for name, entry in header.items()
    }


def write(path, arrays):
    kinds = {np.dtype(kind): name for name, kind in TYPES.items()}
    header, blobs, at = {}, [], 0
    for name, array in sorted(arrays.items(), key=lambda item: (-item[1].dtype.itemsize, item[0])):
        blob = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": kinds[array.dtype], "shape": list(array.shape),
                        "data_offsets": [at, at + len(blob)]}
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def draws(meta):
    """The random draws of the recorded runs."""
    arrays = {}
    for label in LABELS:
        for step, drawn in enumerate(meta["draws"][label]):
            name = f"draws/{label}/{step}"
            orders = drawn["order"] if "order" in drawn else [drawn["perm"]]
            arrays[name + "/orders"] = np.array(orders, np.int64)
            arrays[name + "/shares"] = np.array(drawn.get("lam", []), np.float64)
    return arrays


def main():
    source = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).parent / "trajectories"
    target.mkdir(exist_ok=True)
    for net in ("mlp", "cnn", "cnnbn"):
        arrays = {"init/" + name: array for name, array in read(source / f"init_{net}.safetensors").items()}
        arrays.update(read(source / f"batches_{net}.safetensors"))
        with np.load(source / f"roga_internals_{net}.npz") as internals:
            arrays.update({"internals/" + name: internals[name] for name in internals.files})
        arrays.update(draws(json.loads((source / "meta.json").read_text())))
        for label in LABELS:
            for run in sorted(source.glob(f"{label}__{net}__*.npz")):
                optimizer = run.stem.split("__")[2]
                with np.load(run) as recorded:
                    arrays.update({f"{label}/{optimizer}/{name}": recorded[name] for name in recorded.files})
        write(target / f"{net}.safetensors", arrays)


if __name__ == "__main__":
    main()
