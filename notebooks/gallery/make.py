"""Writes the data of the gallery: made up, small, the same on every machine. Needs Python alone."""

import math
import random
import struct

random.seed(20240501)


def write(name, header, rows):
    with open(name, "w", newline="\n") as file:
        file.write(header + "\n")
        for row in rows:
            file.write(",".join(f"{cell:.5g}" if isinstance(cell, float) else str(cell) for cell in row) + "\n")


ranks = sorted({round(10 ** (k / 14)) for k in range(38)})
write("decay.csv", "rank,variance,source", [
    (n, n ** -slope * math.exp(random.gauss(0, 0.3)), source)
    for source, slope in (("images", 1.35), ("layer", 2.0), ("random weights", 1.45)) for n in ranks])

write("attack.csv", "step [ε],accuracy,lower,upper,model,data", [
    (step / 50, value := top * math.exp(-((step / 50 / reach) ** 1.6)) + 0.1 * (1 - math.exp(-step / 12)),
     max(0.0, value - 0.02 - 0.03 * step / 20), value + 0.02 + 0.03 * step / 20, model, data)
    for data, ease in (("images", 1.0), ("noise", 0.8), ("edges", 1.25))
    for model, top, reach in (("KH", 0.84, 0.3 * ease), ("BP", 0.89, 0.12 * ease)) for step in range(21)])

write("classes.csv", "class,accuracy,error,model", [
    (name, base + shift + random.gauss(0, 0.02), 0.01 + 0.02 * random.random(), model)
    for model, shift in (("KH", -0.04), ("BP", 0.02))
    for name, base in (("bag", 0.93), ("boot", 0.9), ("coat", 0.74), ("dress", 0.82), ("shirt", 0.58))])

write("norms.csv", "model,norm", [
    (model, math.exp(random.gauss(mean, spread)))
    for model, mean, spread in (("BP", -0.7, 0.5), ("L2", -0.3, 0.5), ("JReg", 0.1, 0.6), ("KH", 0.9, 0.8))
    for _ in range(70)])

write("scores.csv", "score [mV],split", [
    (random.gauss(0, 1) if random.random() < 0.65 else random.gauss(3.2, 0.6), "training") for _ in range(400)] + [
    (random.gauss(0.4, 1.1), "test") for _ in range(250)])

write("gradient.csv", "time [s],gradient", [
    (t / 20, 40 * math.exp(-t / 45) * math.sin(t / 9) ** 3) for t in range(241)])

days = [(m, d) for m, last in ((1, 31), (2, 29), (3, 31)) for d in range(1, last + 1)]
level = 400.0
rows = []
for index, (month, day) in enumerate(days):
    level += random.gauss(4, 22)
    rows.append((f"2024-{month:02}-{day:02}", round(level * (0.7 if index % 7 in (5, 6) else 1))))
write("visits.csv", "day,visits", rows)


def potential(x, y):
    return (math.exp(-((x + 0.9) ** 2 + (y - 0.3) ** 2) / 0.5) - 0.8 * math.exp(-((x - 0.8) ** 2 + (y + 0.5) ** 2) / 0.7)
            + 0.15 * math.sin(2 * x) * math.cos(3 * y))


write("potential.csv", "x,y,potential [mV]", [
    (x / 10, y / 10, potential(x / 10, y / 10)) for y in range(-15, 16) for x in range(-20, 21)])

write("learning.csv", "epoch,loss,rate", [
    (epoch, 2.3 * math.exp(-epoch * rate * 1.2) + 0.25 + 0.1 / (1 + rate * 10) + random.gauss(0, 0.01), rate)
    for rate in (0.02, 0.05, 0.1, 0.2) for epoch in range(0, 31)])

write("mammals.csv", "animal,mass [kg],brain [g]", [
    ("mouse", 0.023, 0.4), ("rat", 0.28, 1.9), ("rabbit", 2.5, 12.1), ("cat", 3.3, 25.6), ("monkey", 6.8, 179),
    ("human", 62, 1320), ("horse", 521, 655), ("elephant", 2547, 4603)])

height, width = 24, 40
values = [math.sin(math.hypot(c - 19.5, r - 11.5) / 2) / (1 + math.hypot(c - 19.5, r - 11.5) / 6)
          for r in range(height) for c in range(width)]
header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }" % (height, width)
header += " " * ((-len(header) - 11) % 64) + "\n"
with open("wave.npy", "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
    file.write(struct.pack("<%df" % len(values), *values))
