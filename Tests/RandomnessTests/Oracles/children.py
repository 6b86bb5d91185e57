#!/usr/bin/env python3
"""Prints keys derived with hashlib, for RandomKeyTests: python3 children.py"""
from hashlib import sha256


def child(parent, label, text):
    parts = ["facsimile child", parent, label, text]
    return sha256("".join(f"{len(p.encode())}:{p}" for p in parts).encode()).hexdigest()[:32]


root = sha256(b"facsimile key 20240501").hexdigest()[:32]
print(root, child(child(root, "name", "attack/pgd"), "index", "3"))
