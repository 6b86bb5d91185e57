#!/usr/bin/python3
"""Writes shaping.json (by hb-shape) and math.json (by fontTools) for the tests of Typography.

Run where the fonts of Debian's fonts-texgyre, fonts-texgyre-math and fonts-inter are installed:
    /usr/bin/python3 make_oracles.py
"""
import hashlib
import json
import pathlib
import subprocess

from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
TEXTS = ["AV", "A", "V", "office affinity", "Robustness", "λ = 0.05", "To We Ty.", "0123456789"]
FAMILIES = [("TeX Gyre Pagella", "upright"), ("TeX Gyre Pagella", "italic"), ("Inter", "upright")]


def path_of(family, slant):
    style = "slant=100" if slant == "italic" else "slant=0"
    pattern = f"{family}:weight=80:{style}:variable=false"
    return subprocess.check_output(["fc-match", "-f", "%{file}", pattern], text=True)


def shape(path, text):
    out = subprocess.check_output(
        ["hb-shape", "--no-glyph-names", "--output-format=json", "--language=en", "--utf8-clusters",
         "--direction=ltr", f"--text={text}", path], text=True)
    return [[g["g"], g["cl"], g["ax"], g["dx"], g["dy"]] for g in json.loads(out)]


def entry(family, slant):
    path = path_of(family, slant)
    font = TTFont(path)
    cmap, hmtx = font.getBestCmap(), font["hmtx"]
    return {
        "family": family, "slant": slant, "unitsPerEm": font["head"].unitsPerEm,
        "digest": hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest(),
        "advances": {c: hmtx[cmap[ord(c)]][0] for c in "AVgmx1 "},
        "shaped": {text: shape(path, text) for text in TEXTS},
    }


def math():
    path = path_of("TeX Gyre Pagella Math", "upright")
    font = TTFont(path)
    table = font["MATH"].table
    constants = {}
    for name in ("AxisHeight", "SuperscriptShiftUp", "SubscriptShiftDown", "FractionRuleThickness",
                 "RadicalVerticalGap", "SpaceAfterScript"):
        constants[name] = getattr(table.MathConstants, name).Value
    for name in ("ScriptPercentScaleDown", "DisplayOperatorMinHeight"):
        constants[name] = getattr(table.MathConstants, name)
    return {
        "digest": hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest(),
        "unitsPerEm": font["head"].unitsPerEm, "constants": constants,
    }


def write(name, value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


write("shaping.json", [entry(*key) for key in FAMILIES])
write("math.json", math())
