"""Cross-validated PCA by NumPy's singular value decomposition of the whole first repeat.

Writes cvpca.json beside this file. The repeats come from a formula, rounded to single precision, so that
only sizes and seeds have to be shared with the tests.
"""
import json
import pathlib

import numpy as np


def formula(rows, columns, seed):
    i = np.arange(rows)[:, None]
    j = np.arange(columns)[None, :]
    mixed = i * 7919 + j * 104729 + i * i * 211 + i * j * 31 + j * j * 97 + seed
    return mixed % 1009 / 1009


def repeats(stimuli, neurons):
    signal = formula(stimuli, neurons, 1) * (3 / np.arange(1, neurons + 1))
    first = signal + 0.3 * formula(stimuli, neurons, 401)
    second = signal + 0.3 * formula(stimuli, neurons, 797)
    return first.astype(np.float32).astype(float), second.astype(np.float32).astype(float)


def analysis(first, second):
    first = first - first.mean(axis=0)
    second = second - second.mean(axis=0)
    _, singular, directions = np.linalg.svd(first, full_matrices=False)
    freedom = len(first) - 1
    contributions = (first @ directions.T) * (second @ directions.T)
    return contributions.sum(axis=0) / freedom, singular**2 / freedom, contributions.T


def exchanged(first, second, neurons):
    """Every third neuron, or stimulus, changes repeats."""
    swap = np.arange(first.shape[1] if neurons else first.shape[0]) % 3 == 0
    swap = swap[None, :] if neurons else swap[:, None]
    return np.where(swap, second, first), np.where(swap, first, second)


def main():
    stored = {}
    for stimuli, neurons in [(12, 30), (40, 15), (20, 20)]:
        first, second = repeats(stimuli, neurons)
        spectrum, plain, contributions = analysis(first, second)
        stored[f"{stimuli} x {neurons}"] = {
            "spectrum": spectrum.tolist(),
            "plain": plain.tolist(),
            "third contribution": contributions[2].tolist(),
            "neurons exchanged": analysis(*exchanged(first, second, True))[0].tolist(),
        }
    path = pathlib.Path(__file__).with_name("cvpca.json")
    path.write_text(json.dumps(stored, indent=1) + "\n")


if __name__ == "__main__":
    main()
