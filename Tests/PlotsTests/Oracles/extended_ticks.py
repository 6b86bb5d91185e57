"""Writes extended_ticks.csv: the best labelling by exhaustive search, without any pruning.

The scores are those of Talbot, Lin & Hanrahan (2010); the search here is brute force over skip,
step, count, exponent and start, so it checks the pruning of the Swift code as well.
Run: python3 extended_ticks.py
"""
import csv
from fractions import Fraction as F
from math import ceil, floor, log10

STEPS = [F(1), F(5), F(2), F(5, 2), F(4), F(3)]


def best(lower, upper, target, inside):
    lo, hi = F(str(lower)), F(str(upper))
    span = hi - lo
    found = (-2.0, None)
    for skip in range(1, 6):
        for rank, q in enumerate(STEPS):
            for count in range(2, 3 * target + 4):
                middle = ceil(log10(float(span / ((count + 1) * skip * q))))
                for z in range(middle, middle + 4):
                    unit = q * F(10) ** z
                    first = floor(hi / unit) - (count - 1) * skip - 2 * skip
                    last = ceil(lo / unit) + 2 * skip
                    if inside:
                        first, last = ceil(lo / unit), floor(hi / unit) - (count - 1) * skip
                    for start in range(min(first, last), max(first, last) + 1):
                        a = start * unit
                        b = a + (count - 1) * skip * unit
                        if inside and (a < lo or b > hi):
                            continue
                        zero = a <= 0 <= b and (a / (skip * unit)).denominator == 1
                        simplicity = 1 - F(rank, 5) - skip + (1 if zero else 0)
                        coverage = 1 - F(1, 2) * ((hi - b) ** 2 + (lo - a) ** 2) / (span / 10) ** 2
                        r = F(count - 1) / (b - a)
                        rt = F(target - 1) / (max(b, hi) - min(a, lo))
                        density = 2 - max(r / rt, rt / r)
                        score = float(
                            F(1, 4) * simplicity + F(1, 5) * coverage + density / 2 + F(1, 20))
                        if score > found[0] + 1e-9:
                            found = (score, [a + i * skip * unit for i in range(count)])
    return found


CASES = [
    (8.1, 14.1, 4), (0, 1, 5), (0, 100, 6), (-3, 200, 4), (0.33, 1.05, 4), (1.338, 1.351, 3),
    (-1, 1, 5), (-0.03, 1.03, 3), (17, 18.4, 6), (1, 1000, 7), (-7.4, -2.2, 5), (0.93, 1.96, 4),
    (99.2, 100.9, 4), (-12345, 54321, 5), (2.2e-7, 9.7e-7, 4), (3, 4, 2), (0, 784, 8),
]

with open("extended_ticks.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["lower", "upper", "target", "inside", "score", "ticks"])
    for lower, upper, target in CASES:
        for inside in (0, 1):
            score, ticks = best(lower, upper, target, inside)
            out.writerow([
                lower, upper, target, inside, repr(score),
                " ".join(repr(float(t)) for t in ticks)])
