#!/usr/bin/env python3
"""Does a JPEG copy of the images make the competitive layer's spectrum steeper?

Crops of the colour photographs that scikit-image and scikit-learn bring, scaled to 32 x 32, stand for
CIFAR-10: as they are, and through JPEG of quality 75 with and without halved colour, as in the copy
`cifar10-jpeg`. A layer is trained on each, and the exponent of its response to held-out crops is
compared. See docs/reproduction.md.

    pip install numpy torch pillow scikit-image scikit-learn
    Benchmarks/jpeg_copy.py
"""
import io
import pathlib

import numpy as np
import skimage
import sklearn
import torch
from PIL import Image

CROPS, HIDDEN, EPOCHS, BATCH = 20_000, 400, 60, 100
FOLDERS = [
    pathlib.Path(skimage.__file__).parent / "data",
    pathlib.Path(sklearn.__file__).parent / "datasets" / "images",
]


def photographs():
    """Colour pictures of at least 250 pixels a side."""
    for folder in FOLDERS:
        for path in sorted(folder.iterdir()):
            if path.suffix not in (".png", ".jpg"):
                continue
            picture = Image.open(path)
            if picture.mode != "RGB" or min(picture.size) < 250:
                continue
            values = np.asarray(picture, dtype=float)
            if np.abs(values[..., 0] - values[..., 2]).mean() >= 3:
                yield picture


def crops(draw):
    pictures = list(photographs())
    for _ in range(CROPS):
        picture = pictures[draw.integers(len(pictures))]
        side = int(np.exp(draw.uniform(np.log(96), np.log(min(picture.size)))))
        left = draw.integers(0, picture.width - side + 1)
        top = draw.integers(0, picture.height - side + 1)
        piece = picture.crop((left, top, left + side, top + side))
        yield piece.resize((32, 32), Image.LANCZOS)


def through_jpeg(picture, subsampling):
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=75, subsampling=subsampling)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")


def scaled(pictures):
    """One row a picture, divided by its 3-norm."""
    rows = np.stack([np.asarray(p) for p in pictures]).reshape(len(pictures), -1)
    rows = rows.astype(np.float32) / 255
    return rows / np.maximum((rows**3).sum(1, keepdims=True) ** (1 / 3), 1e-9)


def trained(rows):
    """Effective weights of a winner-take-all layer, p = 3, second unit weakened by 0.4."""
    generator = torch.Generator().manual_seed(1)
    rows = torch.from_numpy(rows)
    weights = torch.randn(rows.shape[1], HIDDEN, generator=generator)
    for epoch in range(EPOCHS):
        rate = 0.05 * (1 - epoch / EPOCHS)
        order = torch.randperm(len(rows), generator=generator)
        for start in range(0, len(rows), BATCH):
            batch = rows[order[start : start + BATCH]]
            currents = batch @ (weights * weights.abs())
            first, second = currents.topk(2, 1).indices.T
            gain = torch.zeros_like(currents)
            gain[torch.arange(len(batch)), first] = 1
            gain[torch.arange(len(batch)), second] = -0.4
            change = batch.T @ gain - weights * (gain * currents).sum(0)
            weights += rate * change / max(change.abs().max().item(), 1e-9)
    return (weights * weights.abs()).numpy()


def exponent(rows, last):
    """Slope of the log-log spectrum over ranks 11 to `last`."""
    values = np.linalg.eigvalsh(np.cov(rows.T))[::-1]
    ranks = np.arange(11, last + 1)
    return -np.polyfit(np.log(ranks), np.log(values[10:last]), 1)[0]


def main():
    pictures = list(crops(np.random.default_rng(0)))
    kinds = {
        "as they are": pictures,
        "JPEG, halved colour": [through_jpeg(p, 2) for p in pictures],
        "JPEG, full colour": [through_jpeg(p, 0) for p in pictures],
    }
    for name, kind in kinds.items():
        rows = scaled(kind)
        learned, held_out = rows[: CROPS // 2], rows[CROPS // 2 :]
        response = held_out @ trained(learned)
        print(
            f"{name}: crops {exponent(held_out, 500):.3f}, "
            f"layer {exponent(response, 100):.3f} to rank 100, {exponent(response, 200):.3f} to 200",
            flush=True,
        )


if __name__ == "__main__":
    main()
