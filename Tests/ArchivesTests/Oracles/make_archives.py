"""Archives for the tests of the reader, by Python's zipfile and by hand.

    python3 make_archives.py

plain.zip and stream.zip are good; every other one has a single fault that its name says.
"""

import io
import os
import stat
import struct
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
FIXED = (1980, 1, 1, 0, 0, 0)
TEXT = b"n,value\n1,4\n2,2\n"


def archive(entries, method=zipfile.ZIP_DEFLATED):
    """A ZIP file of (name, bytes or ZipInfo change) pairs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data, change in entries:
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = method
            info.external_attr = 0o100644 << 16
            change(info)
            file.writestr(info, data)
    return out.getvalue()


def keep(info):
    pass


def link(info):
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def named(*names):
    return archive([(name, TEXT, keep) for name in names])


class Pipe(io.RawIOBase):
    """A stream that cannot seek, for which zipfile writes sizes behind the data."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


def streamed():
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("data/a.csv", FIXED), TEXT * 100)
    return bytes(pipe.bytes)


def central(data):
    """Offset of the first record of the list of entries."""
    return struct.unpack_from("<I", data, len(data) - 6)[0]


def last_of(data):
    """Offset of the last record of the list of entries."""
    return data.rindex(b"PK\1\2")


def patched(data, offset, fmt, value):
    changed = bytearray(data)
    struct.pack_into(fmt, changed, offset, value)
    return bytes(changed)


def by_hand(entries, count=None):
    """Local headers and list from (name, method, crc, packed bytes, size, own offset or None)."""
    body, listed = b"", b""
    for name, method, crc, packed, size, offset in entries:
        fields = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 0x21, crc, len(packed), size,
                             len(name), 0)
        place = len(body) if offset is None else offset
        if offset is None:
            body += b"PK\3\4" + fields + name + packed
        listed += b"PK\1\2" + struct.pack("<H", 0x314) + fields + struct.pack(
            "<HHHII", 0, 0, 0, 0o100644 << 16, place) + name
    number = len(entries) if count is None else count
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, number, number, len(listed), len(body), 0)
    return body + listed + end


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bomb(stated):
    """Ten million zeros in ten kilobytes, with an honest or a lying size."""
    zeros = bytes(10_000_000)
    return by_hand([(b"zeros", 8, zlib.crc32(zeros), deflated(zeros), stated, None)])


def shared():
    """Two entries that point at the same packed bytes."""
    packed = deflated(TEXT)
    first = (b"a", 8, zlib.crc32(TEXT), packed, len(TEXT), None)
    return by_hand([first, (b"b", 8, zlib.crc32(TEXT), packed, len(TEXT), 0)])


def overlapping():
    """A second entry whose header lies inside the stored bytes of the first."""
    inner = by_hand([(b"b", 0, zlib.crc32(TEXT), TEXT, len(TEXT), None)])
    inner = inner[:inner.index(b"PK\1\2")]
    outer = (b"a", 0, zlib.crc32(inner), inner, len(inner), None)
    return by_hand([outer, (b"b", 0, zlib.crc32(TEXT), TEXT, len(TEXT), 31)])


plain = archive([
    ("data/a.csv", TEXT, keep), ("data/ü b.csv", TEXT * 1000, keep), ("empty", b"", keep)])
start = central(plain)
files = {
    "plain": plain,
    "stored": archive([("a", TEXT, keep)], zipfile.ZIP_STORED),
    "stream": streamed(),
    "folders": archive([("data/", b"", keep), ("data/a.csv", TEXT, keep)]),
    "none": archive([]),
    "text": TEXT,
    "cut": plain[:-30],
    "cut-inside": plain[: len(plain) // 3],
    "prepended": plain[:200] + plain,
    "traversal": named("data/../../x"),
    "absolute": named("/etc/x"),
    "backslash": by_hand([(b"..\\x", 0, zlib.crc32(TEXT), TEXT, len(TEXT), None)]),
    "nul": by_hand([(b"a\0b", 0, zlib.crc32(TEXT), TEXT, len(TEXT), None)]),
    "latin": by_hand([(b"\xfc", 0, zlib.crc32(TEXT), TEXT, len(TEXT), None)]),
    "long-name": named("x" * 201),
    "link": archive([("data/a.csv", b"/etc/passwd", link)]),
    "twice": by_hand([(b"a", 0, zlib.crc32(TEXT), TEXT, len(TEXT), None)] * 2),
    "file-and-folder": named("data", "data/a.csv"),
    "shared": shared(),
    "overlap": overlapping(),
    "checksum": by_hand([(b"a", 8, zlib.crc32(TEXT) ^ 1, deflated(TEXT), len(TEXT), None)]),
    "no-deflate": by_hand([(b"a", 8, zlib.crc32(TEXT), b"\xff" * 20, len(TEXT), None)]),
    "packed-short": by_hand([(b"a", 8, zlib.crc32(TEXT), deflated(TEXT)[:-4], len(TEXT), None)]),
    "packed-more": by_hand([(b"a", 8, zlib.crc32(TEXT), deflated(TEXT) + b"x", len(TEXT), None)]),
    "less": by_hand([(b"a", 8, zlib.crc32(TEXT), deflated(TEXT), len(TEXT) + 1, None)]),
    "bomb-honest": bomb(10_000_000),
    "bomb-lying": bomb(100),
    "past-end": patched(plain, last_of(plain) + 20, "<I", 100_000),
    "count": by_hand([(b"a", 8, zlib.crc32(TEXT), deflated(TEXT), len(TEXT), None)], count=3),
    "huge-count": by_hand([(b"a", 8, 0, b"", 0, None)], count=60_000),
    "encrypted": patched(plain, start + 8, "<H", 1),
    "method": patched(plain, start + 10, "<H", 14),
    "zip64": patched(plain, start + 24, "<I", 0xFFFFFFFF),
    "several-disks": patched(plain, len(plain) - 18, "<H", 1),
    "other-name": patched(plain, 30, "<B", ord("D")),
    "list-offset": patched(plain, len(plain) - 6, "<I", start - 1),
}
for name, data in files.items():
    with open(os.path.join(HERE, name + ".zip"), "wb") as file:
        file.write(data)
