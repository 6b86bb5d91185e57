"""Makes small-ephys.mat, a file in the layout of the published electrophysiology spectra (SciPy).

Cell {i,j} holds 1 / (n + 10 i + j) for n = 1 ... 20, and the stated exponent is i + j / 10.
    python3 make-spectra.py
"""
import pathlib

import numpy as np
from scipy import io

spectra = np.empty((3, 2), dtype=object)
for i in range(3):
    for j in range(2):
        spectra[i, j] = 1 / (np.arange(1, 21)[:, None] + 10 * (i + 1) + j + 1)
io.savemat(
    pathlib.Path(__file__).parent / "small-ephys.mat",
    {
        "specEphys": spectra, "nneurEphys": np.array([[6, 12, 18]], dtype=np.uint16),
        "tbins": np.array([[5, 50]], dtype=np.uint8),
        "alphaEphys": np.array([[i + j / 10 for j in (1, 2)] for i in (1, 2, 3)]),
    }, do_compression=True)
