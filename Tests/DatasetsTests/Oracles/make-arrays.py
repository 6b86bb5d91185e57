"""Makes the small NPY and MAT files of the tests and arrays.json, which says what is in them.

Needs NumPy and SciPy; the files of version 7.3 are written with h5py as MATLAB lays them out, without matio.
    python3 make-arrays.py npy mat5      (NumPy, SciPy)
    python3 make-arrays.py mat73         (NumPy, h5py)
"""
import json
import pathlib
import sys

import numpy as np

here = pathlib.Path(__file__).parent


def numbers():
    """Arrays by name, each with values that show a wrong order or type at once."""
    rng = np.random.default_rng(7)
    return {
        "d": np.array([[1.5, -2.25, 3e300], [4, 5e-310, -0.0]]),
        "s": np.arange(24, dtype=np.float32).reshape(2, 3, 4) / 7,
        "u8": np.array([[0, 1, 255], [7, 8, 9]], dtype=np.uint8),
        "i16": np.array([[-32768], [32767]], dtype=np.int16),
        "i32": np.array([[-(2**31), 2**31 - 1]], dtype=np.int32),
        "i64": np.array([[-(2**53), 2**53 - 1]], dtype=np.int64),
        "big": rng.integers(0, 250, (35, 33, 2)).astype(np.uint16),
    }


def recording():
    resp = (np.arange(24, dtype=np.float32).reshape(6, 4) % 7) / 4
    return {
        "resp": resp, "istim": np.array([[1], [2], [3], [1], [2], [4]], dtype=np.float64),
        "spont": np.arange(20, dtype=np.float32).reshape(5, 4) / 8,
    }


def described(array):
    """Shape and elements, last dimension fastest; doubles as hexadecimal so that no bit is lost."""
    flat = np.ascontiguousarray(array).ravel()
    is_whole = array.dtype.kind in "iu"
    values = [int(v) if is_whole else float(v).hex() for v in flat]
    return {"shape": list(array.shape), "type": str(array.dtype), "values": values}


def make_npy():
    folder = here / "npy"
    folder.mkdir(exist_ok=True)
    names = []
    cases = {"f4": "<f4", "f8": "<f8", "u1": "|u1", "i4": "<i4", "i8": "<i8"}
    for version in (1, 2, 3):
        for name, kind in cases.items():
            for order in "CF":
                array = np.array(np.arange(24).reshape(2, 3, 4) * 3, dtype=kind, order=order)
                file = f"{name}-{order}-v{version}.npy"
                with open(folder / file, "wb") as f:
                    np.lib.format.write_array(f, array, version=(version, 0))
                names.append(file)
    np.save(folder / "scalar.npy", np.float64(2.5))
    np.save(folder / "empty.npy", np.zeros((0, 3), dtype="<f4"))
    np.save(folder / "big-endian.npy", np.arange(3, dtype=">f8"))


def make_mat5():
    from scipy import io, sparse

    nested = {"name": "a", "inner": {"values": np.array([[1.0, 2.0]])}}
    array = np.empty((2, 2), dtype=object)
    array[0, 0], array[1, 0] = np.array([[1.0, 2.0]]), "text"
    array[0, 1], array[1, 1] = np.array([[3.0]]), np.zeros((0, 0))
    runs = np.zeros((1, 2), dtype=[("name", object), ("rate", object)])
    runs[0, 0], runs[0, 1] = ("first", 0.5), ("second", 0.25)
    content = numbers() | {
        "z": np.array([[1 + 2j, 3 - 4j]]), "yes": np.array([[True, False]]), "word": "Größe α",
        "rows": np.array(["abc", "def"]), "stim": recording(), "nested": nested, "cells": array,
        "runs": runs, "thin": sparse.csc_matrix(np.eye(3)), "nothing": np.zeros((0, 5)),
    }
    io.savemat(here / "small-v5.mat", content, do_compression=False)
    io.savemat(here / "small-v7.mat", content, do_compression=True)
    described_all = {name: described(value) for name, value in numbers().items()}
    described_all |= {f"stim.{name}": described(value) for name, value in recording().items()}
    (here / "arrays.json").write_text(json.dumps(described_all, separators=(",", ":")) + "\n")


def make_mat73():
    import h5py

    classes = {"float64": "double", "float32": "single"}

    def finish(path):
        text = b"MATLAB 7.3 MAT-file, made for a test".ljust(116) + bytes(8) + b"\x00\x02IM"
        with open(path, "r+b") as f:
            f.write(text)

    def mark(item, kind, decode=None):
        # As MATLAB: a C string, whose last character takes the place of the zero.
        text = h5py.h5t.C_S1.copy()
        text.set_size(len(kind))
        space = h5py.h5s.create(h5py.h5s.SCALAR)
        attribute = h5py.h5a.create(item.id, b"MATLAB_class", text, space)
        attribute.write(np.array(kind, dtype=f"S{len(kind)}"), mtype=text)
        if decode is not None:
            item.attrs["MATLAB_int_decode"] = np.int32(decode)

    def list_fields(group, names):
        # Without this list matio 1.5.23 finds the first field alone.
        texts = np.empty(len(names), dtype=object)
        for i, name in enumerate(names):
            texts[i] = np.array(list(name), dtype="S1")
        group.attrs.create("MATLAB_fields", texts, dtype=h5py.vlen_dtype(np.dtype("S1")))

    def add(group, name, array):
        # MATLAB's first dimension is HDF5's last.
        turned = array.T
        options = {"chunks": True, "compression": "gzip"} if array.size > 100 else {}
        item = group.create_dataset(name, data=turned, track_times=False, **options)
        mark(item, classes.get(str(array.dtype), str(array.dtype)))

    def new(path):
        return h5py.File(path, "w", userblock_size=512, track_order=False)

    with new(here / "small-v73.mat") as f:
        for name, array in numbers().items():
            add(f, name, array)
        stim = f.create_group("stim")
        mark(stim, "struct")
        list_fields(stim, list(recording()))
        for name, array in recording().items():
            add(stim, name, array)
        word = f.create_dataset("word", data=np.array([[ord(c)] for c in "Größe α"], dtype="<u2"))
        mark(word, "char", 2)
        yes = f.create_dataset("yes", data=np.array([[1], [0]], dtype="u1"))
        mark(yes, "logical", 1)
        refs = f.create_group("#refs#")
        add(refs, "a", np.array([[1.0, 2.0]]))
        add(refs, "b", np.array([[3.0]]))
        cells = f.create_dataset("cells", (2, 1), dtype=h5py.ref_dtype)
        cells[0, 0], cells[1, 0] = refs["a"].ref, refs["b"].ref
        mark(cells, "cell")
    finish(here / "small-v73.mat")

    # A structure that holds itself, by a hard and by a soft link; a cell that refers to itself.
    with new(here / "loop-v73.mat") as f:
        group = f.create_group("hard")
        mark(group, "struct")
        list_fields(group, ["again"])
        group["again"] = group
        soft = f.create_group("soft")
        mark(soft, "struct")
        list_fields(soft, ["again", "never"])
        soft["again"] = h5py.SoftLink("/soft")
        soft["never"] = h5py.SoftLink("/soft/never")
        refs = f.create_group("#refs#")
        cell = f.create_dataset("cell", (1, 1), dtype=h5py.ref_dtype)
        cell[0, 0] = cell.ref
        mark(cell, "cell")
    finish(here / "loop-v73.mat")

    # A few kB that state 8 TB of doubles.
    with new(here / "huge-v73.mat") as f:
        item = f.create_dataset(
            "huge", (10**6, 10**6), dtype="<f8", chunks=(1000, 1000), compression="gzip")
        mark(item, "double")
    finish(here / "huge-v73.mat")


for part in sys.argv[1:]:
    {"npy": make_npy, "mat5": make_mat5, "mat73": make_mat73}[part]()
