#!/usr/bin/env python3
"""Stores what gzip and NumPy find in Debian's Fashion-MNIST files: python3 make.py"""
import gzip, hashlib, json, pathlib
import numpy as np

folder = pathlib.Path("/usr/share/datasets/fashion-mnist")
out = {}
for part in ("train", "t10k"):
    raw = {}
    for kind, offset in (("images-idx3", 16), ("labels-idx1", 8)):
        data = gzip.open(folder / f"{part}-{kind}-ubyte.gz").read()
        out[f"{part} {kind} sha256"] = hashlib.sha256(data).hexdigest()
        raw[kind] = np.frombuffer(data, np.uint8, offset=offset)
    images = raw["images-idx3"].reshape(-1, 784)
    labels = raw["labels-idx1"]
    exact = images.astype(np.int64)
    norms = np.cbrt((exact**3).sum(1).astype(np.float64))
    norms[norms == 0] = 1
    rows = (exact / norms[:, None]).astype(np.float32)
    out[part] = {
        "count": len(labels),
        "labels": np.bincount(labels).tolist(),
        "first labels": labels[:20].tolist(),
        "pixel sum": int(exact.sum()),
        # Weights by position, so that a shift or a swap shows.
        "placed sum": int((exact.sum(0) * np.arange(784)).sum()),
        "numbered sum": int((exact.sum(1) * np.arange(len(labels))).sum()),
        "row 1": [float(f"{v:.9g}") for v in rows[1]],
        "last row": [float(f"{v:.9g}") for v in rows[-1]],
        "sum of all": float(rows.astype(np.float64).sum()),
    }
path = pathlib.Path(__file__).parent / "fashion-mnist.json"
path.write_text(json.dumps(out, indent=None) + "\n")
