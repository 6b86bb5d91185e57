#!/usr/bin/env python3
"""Makes the stored oracles of LinearAlgebraTests from SciPy: python3 make.py (elementary.csv: elementary.py)

eigenvalues.csv  name of a matrix made by the same formula in the test, index, eigenvalue
singular.csv     the same for singular values; names end in rows and columns
"""
import csv, pathlib
import numpy as np, scipy.linalg

here = pathlib.Path(__file__).parent


def matrices():
    """The test builds the same matrices from the same integer formulas, exactly."""
    def dense(n):
        i = np.arange(n)
        return ((i[:, None] * i[None, :] * 37 + i[:, None] + i[None, :]) % 101 - 50).astype(float)
    yield "dense-60", dense(60)
    yield "dense-1", dense(1)
    yield "dense-2", dense(2)
    n = 40
    i = np.arange(n)
    g = dense(n)
    yield "graded-40", g * 2.0 ** -(i[:, None] + i[None, :])
    yield "clustered-40", np.eye(n) * 1024 + g * 2.0**-20
    yield "rank-deficient-40", np.outer(i - 7.0, i - 7.0) + np.outer(i % 5, i % 5)
    yield "tiny-30", dense(30) * 2.0**-900
    yield "huge-30", dense(30) * 2.0**900
    yield "diagonal-20", np.diag(np.arange(20.0))
    yield "dense-200", dense(200)
    i = np.arange(150)
    yield "graded-150", dense(150) * 2.0 ** -(i[:, None] + i[None, :])
    yield "rank-deficient-150", np.outer(i - 7.0, i - 7.0) + np.outer(i % 5, i % 5)


def eigenvalues():
    with open(here / "eigenvalues.csv", "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["matrix", "index", "eigenvalue"])
        for name, a in matrices():
            values = scipy.linalg.eigh(a, eigvals_only=True, driver="ev")[::-1]
            w.writerows((name, i, repr(float(v))) for i, v in enumerate(values))


def singular():
    def dense(m, n):
        i, j = np.arange(m)[:, None], np.arange(n)[None, :]
        return ((i * j * 37 + 3 * i + j) % 101 - 50).astype(float)
    shapes = [(1, 1), (3, 1), (1, 4), (5, 3), (33, 33), (70, 65), (50, 80), (200, 40), (40, 200)]
    with open(here / "singular.csv", "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["matrix", "index", "value"])
        for m, n in shapes:
            values = scipy.linalg.svd(dense(m, n), compute_uv=False, lapack_driver="gesvd")
            w.writerows((f"dense-{m}-{n}", i, repr(float(v))) for i, v in enumerate(values))


eigenvalues()
singular()
