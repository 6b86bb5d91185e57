"""Makes a small recording in the layout of the published ones, and what NumPy finds in it.

recording-v7.mat (SciPy, compressed) and recording-v73.mat (h5py, as MATLAB lays it out) hold the same numbers;
recording.json holds each step of the published analysis of them, by dense decompositions in double precision.
    python3 make-recording.py           (NumPy, SciPy, h5py)
    python3 make-recording.py FILE      the same layout at true size, 2800 images and 10 000 neurons
"""
import json
import pathlib
import sys

import numpy as np
from scipy import io

here = pathlib.Path(__file__).parent
REMOVED = 4


def simulated(images, neurons, shared, times, grey, signal, seed):
    """Signal with alpha = 1, activity that neurons share, and noise of their own; baselines and gains."""
    rng = np.random.default_rng(seed)
    n = np.arange(1, min(images, neurons - 1) + 1)
    spectrum = signal * neurons / n / np.sum(1 / n)
    place = np.pi * (np.arange(neurons) + 0.5) / neurons
    loadings = np.sqrt(2 / neurons) * np.cos(n[:, None] * place) * rng.choice([-1, 1], neurons)
    signals = (rng.standard_normal((images, n.size)) * np.sqrt(spectrum)) @ loadings
    weights = 1 / np.sqrt(np.arange(1, shared + 1))
    common = rng.standard_normal((shared, neurons)) * np.sqrt(0.4 * weights / weights.sum())[:, None]
    own = np.sqrt(np.maximum(0.05, 1 - (common**2).sum(0)))

    def noise(count):
        return (rng.standard_normal((count, shared), dtype=np.float32) @ common.astype(np.float32)
                + rng.standard_normal((count, neurons), dtype=np.float32) * own.astype(np.float32))

    order = np.r_[np.arange(images), np.arange(images), np.full(grey, images)]
    order = rng.permutation(order)
    responses = noise(order.size)
    shown = order < images
    responses[shown] += signals[order[shown]]
    baseline, gain = rng.uniform(0, 10, neurons), rng.uniform(0.5, 1.5, neurons)
    spontaneous = noise(times)
    return {
        "resp": (baseline + gain * responses).astype(np.float32),
        "istim": (order[:, None] + 1).astype(np.float64),
        "spont": (baseline + gain * spontaneous).astype(np.float32),
    }


def analysed(stim):
    """The published steps, none of them fast."""
    images = stim["istim"].ravel().astype(int)
    responses, spontaneous = stim["resp"].astype(float), stim["spont"].astype(float)
    shown = images != images.max()
    responses, images = responses[shown], images[shown]
    mean, deviation = spontaneous.mean(0), spontaneous.std(0) + 1e-6
    responses, scores = (responses - mean) / deviation, (spontaneous - mean) / deviation
    _, singular, right = np.linalg.svd(scores, full_matrices=False)
    removed = right[:REMOVED]
    responses -= (responses @ removed.T) @ removed
    responses -= responses.mean(0)
    first, second = [], []
    for image in np.unique(images):
        rows = np.flatnonzero(images == image)
        first.append(responses[rows[: rows.size // 2]].mean(0))
        second.append(responses[rows[rows.size - rows.size // 2:]].mean(0))
    first, second = np.array(first), np.array(second)
    a, b = first - first.mean(0), second - second.mean(0)
    _, _, components = np.linalg.svd(a, full_matrices=False)
    spectrum = ((a @ components.T) * (b @ components.T)).sum(0) / (a.shape[0] - 1)
    scored_a, scored_b = a / (a.std(0) + 1e-6), b / (b.std(0) + 1e-6)
    correlation = np.corrcoef(a / a.std(0), b / b.std(0))[: a.shape[0], a.shape[0]:]
    size = a.shape[0]
    return {
        "energies": (singular[:REMOVED] ** 2).tolist(),
        "removed": np.abs(removed).tolist(),
        "first": first.tolist(), "second": second.tolist(),
        "signalVariances": (scored_a * scored_b).mean(0).tolist(),
        "byCorrelation": float((correlation.argmax(1) == np.arange(size)).mean()),
        "byProduct": float(((first @ second.T).argmax(1) == np.arange(size)).mean()),
        "spectrum": spectrum.tolist(),
        "firstProjection": np.abs(components[0] @ a.T).tolist(),
    }


def write_v73(path, stim):
    import h5py

    def mark(item, kind):
        # As MATLAB: a C string, whose last character takes the place of the zero.
        text = h5py.h5t.C_S1.copy()
        text.set_size(len(kind))
        space = h5py.h5s.create(h5py.h5s.SCALAR)
        attribute = h5py.h5a.create(item.id, b"MATLAB_class", text, space)
        attribute.write(np.array(kind, dtype=f"S{len(kind)}"), mtype=text)

    with h5py.File(path, "w", userblock_size=512) as f:
        group = f.create_group("stim")
        mark(group, "struct")
        names = np.empty(len(stim), dtype=object)
        for i, name in enumerate(stim):
            names[i] = np.array(list(name), dtype="S1")
        group.attrs.create("MATLAB_fields", names, dtype=h5py.vlen_dtype(np.dtype("S1")))
        for name, array in stim.items():
            item = group.create_dataset(
                name, data=array.T, chunks=True, compression="gzip", track_times=False)
            mark(item, "single" if array.dtype == np.float32 else "double")
    with open(path, "r+b") as f:
        f.write(b"MATLAB 7.3 MAT-file, made for a test".ljust(116) + bytes(8) + b"\x00\x02IM")


if len(sys.argv) > 1:
    io.savemat(
        sys.argv[1], {"stim": simulated(2800, 10_000, 32, 6000, 300, 0.12, 1)}, do_compression=True)
else:
    stim = simulated(30, 40, REMOVED, 90, 5, 0.5, 7)
    io.savemat(here / "recording-v7.mat", {"stim": stim}, do_compression=True)
    write_v73(here / "recording-v73.mat", stim)
    (here / "recording.json").write_text(json.dumps(analysed(stim), separators=(",", ":")) + "\n")
