#!/usr/bin/python3
"""Prints words with the divisions that libhyphen finds, for HyphenatorTests.

    /usr/bin/python3 hyphenate.py hyphenation representation robustness dynamics regularisation
"""
import ctypes
import sys

library = ctypes.CDLL("libhyphen.so.0")
library.hnj_hyphen_load.restype = ctypes.c_void_p
patterns = ctypes.c_void_p(library.hnj_hyphen_load(b"/usr/share/hyphen/hyph_en_US.dic"))
for word in sys.argv[1:]:
    levels = ctypes.create_string_buffer(128)
    rep, pos, cut = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    library.hnj_hyphen_hyphenate2(
        patterns, word.encode(), len(word), levels, None, ctypes.byref(rep), ctypes.byref(pos),
        ctypes.byref(cut))
    print("".join(c + ("-" if ord(levels[i]) & 1 else "") for i, c in enumerate(word)))
