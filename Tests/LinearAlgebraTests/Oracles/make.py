#!/usr/bin/env python3
"""Makes the stored oracles of LinearAlgebraTests from mpmath and SciPy: python3 make.py

elementary.csv   function, x, y (pow only), correctly rounded result
eigenvalues.csv  name of a matrix made by the same formula in the test, index, eigenvalue
singular.csv     the same for singular values; names end in rows and columns
"""
import csv, pathlib, random
import numpy as np, scipy.linalg
from mpmath import mp, mpf, exp, log, power

mp.prec = 200
here = pathlib.Path(__file__).parent
rng = random.Random(20240500679)


def elementary():
    rows = []
    points = [0.0, 1.0, -1.0, 1e-300, 5e-324, 2.0**-1074 * 77, 0.5, 2.0, 709.7, -745.0, -708.5, 1e-17, -1e-17]
    points += [rng.uniform(-700, 709) for _ in range(150)] + [rng.uniform(-1, 1) for _ in range(150)]
    rows += [("exp", x, 0.0, float(exp(mpf(x)))) for x in points]
    points = [1.0, 2.0, 0.5, 5e-324, 1.7e308, 1 + 2.0**-52, 1 - 2.0**-53, 10.0, 1e-310]
    points += [10 ** rng.uniform(-300, 300) for _ in range(150)] + [rng.uniform(0.5, 2) for _ in range(150)]
    rows += [("log", x, 0.0, float(log(mpf(x)))) for x in points]
    pairs = [(2.0, 0.5), (10.0, -3.0), (0.1, 100.0), (1.0000001, 1e7), (7.0, 1 / 3), (1e-300, 1.02), (3.0, 600.0)]
    pairs += [(10 ** rng.uniform(-20, 20), rng.uniform(-15, 15)) for _ in range(200)]
    pairs += [(rng.uniform(0.9, 1.1), rng.uniform(-3000, 3000)) for _ in range(100)]
    pairs += [(-2.0, 3.0), (-2.0, 4.0), (-1.5, -7.0)]
    rows += [("pow", x, y, float(power(mpf(x), mpf(y)))) for x, y in pairs]
    with open(here / "elementary.csv", "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["function", "x", "y", "result"])
        w.writerows((n, repr(x), repr(y), repr(z)) for n, x, y, z in rows)


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


elementary()
eigenvalues()
singular()
