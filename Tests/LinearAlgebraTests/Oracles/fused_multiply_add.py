"""Writes fused_multiply_add.csv: a, b, c and a b + c rounded once, as bit patterns.

Exact rational arithmetic, rounded half to even by hand; Python 3 alone. Triples are chosen to be hard: sums that
lie half way between neighbours or a hair beside, cancellation, subnormal results, overflow.
"""
import random
import struct
from fractions import Fraction

random.seed(20240501)


def rounded(x, precision, least, most):
    """The nearest number of so many bits, exponents of the last bit from least; None beyond most."""
    if x == 0:
        return 0.0
    sign, x = (-1, -x) if x < 0 else (1, x)
    exponent = x.numerator.bit_length() - x.denominator.bit_length()
    if Fraction(2) ** exponent > x:
        exponent -= 1
    unit = Fraction(2) ** max(exponent - precision + 1, least)
    whole, rest = divmod(x, unit)
    if rest * 2 > unit or (rest * 2 == unit and whole % 2):
        whole += 1
    if whole * unit >= Fraction(2) ** most:
        return sign * float("inf")
    return sign * float(whole * unit)  # exact: it has the bits


FORMATS = {"f32": (24, -149, 128, ">f", ">I"), "f64": (53, -1074, 1024, ">d", ">Q")}


def bits(x, kind):
    floating, integer = FORMATS[kind][3:]
    return struct.unpack(integer, struct.pack(floating, x))[0]


def triples(kind):
    p, least, most = FORMATS[kind][:3]

    def number(low, high, bits_used=None):
        used = bits_used or p
        mantissa = random.getrandbits(used - 1) | 1 << (used - 1)
        return random.choice((-1, 1)) * Fraction(mantissa) * Fraction(2) ** (random.randint(low, high) - used)

    def near(x):
        return Fraction(rounded(x, p, least, most))

    for _ in range(60):  # anything
        yield number(-40, 40), number(-40, 40), number(-80, 80)
    for _ in range(60):  # cancellation, to the last bits
        a, b = number(-9, 9), number(-9, 9)
        c = near(-a * b)
        yield a, b, near(c * (1 + Fraction(random.randint(-3, 3), 2 ** (p - 1))))
    for _ in range(90):  # half way, and a hair beside
        few = random.randint(2, p // 2 - 1)
        a, b = number(-3, 3, few), number(-3, 3, few)
        c = number(0, 0)
        half = Fraction(2) ** (-p - 1)
        hair = random.choice((-1, 0, 1)) * Fraction(2) ** random.randint(-2 * p, -p - 3)
        m = random.choice((1, 3, 5)) * half
        a = near(Fraction(1) + hair * 2 ** p)
        yield a, m, c
        yield a, -m, c
    for _ in range(60):  # results that are subnormal, and halves of the least number
        e = least // 2
        a, b = number(e, e + 8), number(e - 2, e + 12)
        yield a, b, near(number(least, least + p + 3))
    for _ in range(20):  # the ends of the range
        yield number(most // 2, most // 2), number(most // 2 - 1, most // 2), number(most - 2, most - 1)
        yield number(most // 2, most // 2), number(most // 2 - 1, most // 2 + 1), -near(number(most, most))
    for _ in range(20):  # a product far below the addend
        yield number(least // 2, least // 2), number(least // 2, least // 2), number(-3, 3)


with open("fused_multiply_add.csv", "w") as file:
    for kind in FORMATS:
        p, least, most = FORMATS[kind][:3]
        for a, b, c in triples(kind):
            values = [rounded(x, p, least, most) for x in (a, b, c)]
            if any(abs(x) == float("inf") for x in values):
                continue
            a, b, c = (Fraction(x) for x in values)
            exact = a * b + c
            if exact == 0:
                continue  # its sign is a rule, not a rounding
            result = rounded(exact, p, least, most)
            if result == 0 and exact < 0:
                result = -0.0
            print(kind, *(f"{bits(x, kind):x}" for x in (*values, result)), sep=",", file=file)
