"""Decimals of hard numbers: shortest ones by Python's and NumPy's repr, rounded ones by decimal.

Writes shortest.csv (format, bits, digits, exponent: ±d.ddd × 10^exponent) and rounded.csv (bits,
kind, places, text). Python 3.11, NumPy 2.
"""

import csv
import random
import struct
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from pathlib import Path

import numpy

here = Path(__file__).parent
source = random.Random(20240501)


def double(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def bits_of(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def parts(text):
    sign, digits, exponent = Decimal(text).as_tuple()
    digits = "".join(map(str, digits)).lstrip("0")
    exponent += len(digits) - 1
    return ("-" if sign else "") + (digits.rstrip("0") or "0"), exponent if digits else 0


hard = [0.0, -0.0, 5e-324, -5e-324, 1e-323, 2.225073858507201e-308, 2.2250738585072014e-308,
        1.7976931348623157e308, 4.9406564584124654e-324, 9007199254740991.0, 9007199254740992.0,
        9007199254740993.0, 1e15, 1e16, 1e17, 1e20, 1e21, 9.999999999999999e20, 1e22, 1e23,
        9.999999999999999e22, 123456789012345680.0, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3,
        1e-4, 1e-5, 9.999e-5, 1e-7, 5e-7, 2.2250738585072011e-308, 2**-1074 * 3, 2.0**-1022,
        2.0**971, 6.0221e23, 1.5, -2.5, 4.35, 299792458.0, 8.41e21, 2.0**60, 2.0**63, 2.0**64,
        9.5e-3, 5.0e-324 * 123456, 9214843084008499.0, 2.4703282292062327e-324]
hard += [double(source.getrandbits(64)) for _ in range(260)]
hard += [source.uniform(-1000, 1000) for _ in range(40)]
hard = [value for value in hard if value == value and abs(value) != float("inf")]

singles = [0x00000000, 0x80000000, 0x00000001, 0x007FFFFF, 0x00800000, 0x7F7FFFFF, 0x3DCCCCCD,
           0x3F800000, 0x4B800000, 0x4B7FFFFF, 0x5F000000, 0x60AD78EC, 0x6258D727, 0x38D1B717]
singles += [source.getrandbits(32) for _ in range(160)]
singles = [bits for bits in singles if (bits >> 23) & 0xFF != 0xFF]

with open(here / "shortest.csv", "w") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["format", "bits", "digits", "exponent"])
    for value in hard:
        out.writerow(["double", f"{bits_of(value):016x}", *parts(repr(value))])
    for bits in singles:
        value = numpy.frombuffer(struct.pack("<I", bits), dtype="<f4")[0]
        text = numpy.format_float_scientific(value, unique=True)
        out.writerow(["float", f"{bits:08x}", *parts(text)])

halves = [0.5, 1.5, 2.5, -0.5, -1.5, 0.05, 0.15, 0.25, 0.35, 0.45, 1.005, 2.675, 1.115, 9.995,
          99.95, 0.995, 999.5, 0.0005, 0.00049, -0.0004, -0.049, 1e21, 123456.5, 999999.5,
          1234567.5, 0.00012345, 0.000099995, 5e-324, 0.0, 1e-7, 3.0, 10.0, 0.1 + 0.2, 25.0, 35.0,
          15.0, 250.0, 1e15, 0.3333333333333333, 6.0221e23]
halves += [round(source.uniform(-100, 100), 3) for _ in range(40)]


def fixed(value, places):
    with localcontext() as context:
        context.prec = 1000
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
        text = f"{rounded:f}"
        return text.lstrip("-") if rounded == 0 else text


def significant(value, count):
    if value == 0:
        return "0"
    with localcontext() as context:
        context.prec = count
        context.rounding = ROUND_HALF_EVEN
        rounded = +Decimal(repr(value))
    digits, exponent = parts(str(rounded))
    if -4 <= exponent < 6:
        return fixed(float(rounded), max(0, count - 1 - exponent))
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    digits = digits.ljust(count, "0")
    return f"{sign}{digits[0]}{'.' + digits[1:] if count > 1 else ''}e{exponent}"


with open(here / "rounded.csv", "w") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["bits", "kind", "places", "text"])
    for value in halves:
        for places in (0, 1, 2, 3):
            out.writerow([f"{bits_of(value):016x}", "fixed", places, fixed(value, places)])
        for count in (1, 2, 3, 6):
            out.writerow(
                [f"{bits_of(value):016x}", "significant", count, significant(value, count)])
