#!/usr/bin/env python3
"""Makes elementary.csv from mpmath: python3 elementary.py

function, x, y (pow only), correctly rounded result; doubles as C99 hexadecimal numbers. A function that
ends in f is single precision: x and y are single numbers and the result is rounded once to single.
"""
import csv, math, pathlib, random, struct
import mpmath
from mpmath import mp, mpf

mp.prec = 1400  # sin and cos of 1e308 reduce by 1024 bits of pi
rng = random.Random(20240500679)
FUNCTIONS = {
    "exp": mpmath.exp, "expm1": mpmath.expm1, "log": mpmath.log, "log1p": mpmath.log1p,
    "tanh": mpmath.tanh, "sin": mpmath.sin, "cos": mpmath.cos,
}


def rounded(value, bits, least):
    """Nearest multiple of the last place, ties to even, subnormal numbers included."""
    if value == 0:
        return 0.0
    exponent = max(mpmath.frexp(value)[1] - bits, least)
    scaled = mpmath.ldexp(value, -exponent)
    with mp.workprec(4000):
        whole = mpmath.nint(scaled)  # to even
    try:
        return math.ldexp(int(whole), exponent)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def double(value):
    return rounded(value, 53, -1074)


def single(value):
    result = rounded(value, 24, -149)
    return math.copysign(math.inf, result) if abs(result) >= 2.0**128 else result


def as_single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def points(name):
    yield from (5e-324, -5e-324, 2.0**-1074 * 77, 1e-310, 1e-300, 1e-17, -1e-17, 2.0**-54, 2.0**-27, 0.5, 1.0, 2.0)
    for _ in range(60):
        yield rng.uniform(-1, 1)
    for _ in range(30):
        yield rng.choice((-1, 1)) * 10 ** rng.uniform(-18, 0)
    if name in ("exp", "expm1"):
        yield from (709.7, 709.782712893384, -708.5, -745.0, -745.13, -744.4, 0.34657359027997264, 0.3465735902799727)
        yield from (rng.uniform(-745, 709.7) for _ in range(90))
        yield from (rng.uniform(-60, 60) for _ in range(60))
        # Near halfway between two doubles (Lefevre & Muller).
        yield from (float.fromhex(h) for h in ("-0x1.ed318efb627eap-27", "0x1.83d4bcdebb3f4p2", "-0x1.02393d5976769p1"))
    elif name in ("log", "log1p"):
        yield from (1.7e308, 1 + 2.0**-52, 1 - 2.0**-53, 10.0, 0.41, -0.29, -1 + 2.0**-53, 1e16, math.sqrt(0.5))
        yield from (10 ** rng.uniform(-320, 308) for _ in range(60))
        yield from (rng.uniform(0.5, 2) for _ in range(90))
        yield from (rng.uniform(-0.999, 4) for _ in range(60))
    elif name == "tanh":
        yield from (18.714, 19.06, 19.1, 22.0, 30.0, 1e300)
        yield from (rng.uniform(-20, 20) for _ in range(120))
    else:
        yield from (math.pi / 4, math.pi / 2, math.pi, 3 * math.pi / 2, 2.0**20, 2.0**20 + 1, 1e22, 1.7976931348623157e308)
        # The double nearest to a multiple of pi/2, and others near one (Kahan; Muller).
        yield from (6381956970095103 * 2.0**797, 5319372648326541 * 2.0**27, 2.0**1023, -1e300)
        yield from (round(n * math.pi / 2, 0) for n in (355, 710, 104348, 833719))
        yield from (n * math.pi / 2 for n in (1, 3, 101, 1000, 65537, 667543, 10**9))
        yield from (rng.uniform(-100, 100) for _ in range(90))
        yield from (10 ** rng.uniform(0, 308) for _ in range(90))


def pairs():
    yield from ((2.0, 0.5), (10.0, -3.0), (0.1, 100.0), (1.0000001, 1e7), (7.0, 1 / 3), (1e-300, 1.02), (3.0, 600.0))
    yield from ((-2.0, 3.0), (-2.0, 4.0), (-1.5, -7.0), (2.0, -1074.0), (2.0, -1073.5), (4.9e-324, 0.5), (4.9e-324, 0.99))
    yield from ((1 + 2.0**-52, 2.0**60), (1 - 2.0**-53, 2.0**62), (1.5, 1e300), (0.5, -1e300), (3.0, 1e-310))
    yield from ((10 ** rng.uniform(-20, 20), rng.uniform(-15, 15)) for _ in range(120))
    yield from ((rng.uniform(0.9, 1.1), rng.uniform(-3000, 3000)) for _ in range(80))
    yield from ((10 ** rng.uniform(-308, 308), rng.uniform(-1, 1)) for _ in range(60))


def single_pairs():
    # Squares and cubes halfway between two single numbers, and ordinary ones.
    yield from ((float(x), y) for x in (4097, 4099, 5001, 8191, 257, 321, 385) for y in (2.0, 3.0))
    yield from ((as_single(rng.uniform(0, 10)), as_single(rng.uniform(-20, 20))) for _ in range(150))
    yield from ((2.0, -149.0), (2.0, -150.0), (2.0, 127.0), (2.0, 128.0), (-3.0, 5.0))


def power(x, y, to):
    log_size = abs(y) * abs(math.log2(abs(x))) if x not in (1, -1) else 0
    if log_size > 1100:
        grows = (abs(x) > 1) == (y > 0)
        return math.inf if grows else 0.0
    return to(mpmath.power(mpf(x), mpf(y)))


def image(function, x, to):
    if function in ("exp", "expm1") and x > 710:
        return math.inf
    return to(FUNCTIONS[function](mpf(x)))


def rows():
    for name in FUNCTIONS:
        for x in points(name):
            if (name == "log" and x <= 0) or (name == "log1p" and x <= -1):
                continue
            yield name, x, 0.0, image(name, x, double)
            s = as_single(max(-3e38, min(3e38, x)))
            if s != 0 and not (name == "log1p" and s <= -1):
                yield name + "f", s, 0.0, image(name, s, single)
    for x, y in pairs():
        yield "pow", x, y, power(x, y, double)
    for x, y in single_pairs():
        yield "powf", x, y, power(x, y, single)


with open(pathlib.Path(__file__).parent / "elementary.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["function", "x", "y", "result"])
    w.writerows((n, x.hex(), y.hex(), z.hex() if math.isfinite(z) else repr(z)) for n, x, y, z in rows())
