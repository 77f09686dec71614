"""Writes the seeds that are made rather than found: ``python -m fuzz.seed``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from .targets import MINI

SEEDS = Path(__file__).parent / "seeds"
TEXT = "The GGE and the OEWG met on cyber diplomacy; the Budapest Convention stands."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>t</title><style>p{{}}</style></head>
<body><h1>GGE</h1><p>{TEXT} &amp; caf&eacute; &#x200e;</p><!-- c --><ul><li>US</ul><br></body></html>"""
DECLARED = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>The GGE</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>US</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""


def small_pdf() -> bytes:
    """A PDF of one page with a line of text and a cross-reference table (ISO 32000-1)."""
    stream = b"BT /F1 12 Tf 20 80 Td (The GGE and the OEWG) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )  # fmt: skip


def small_docx() -> bytes:
    """A DOCX with a paragraph and a table (ISO/IEC 29500), its parts stored without compression."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in (
            ("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
            ("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
            ("word/document.xml", DECLARED),
        ):  # fmt: skip
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def main() -> None:
    """Write every made seed."""
    made = {
        f"records/{path.parent.name}.toml": path.read_bytes() for path in MINI.rglob("all.toml")
    }
    made |= {
        "records/texts.toml": b'[[term]]\nid = "a"\nname = """\n[[term]]\nx"""\n# c\n[[source]]\n',
        "records/values.toml": b"[[issue]]\nid = 1\nquestions = [1.5, 1979-05-27, inf, {a = 1}]\n",
        "manifest/corpus.toml": (MINI / "corpus.toml").read_bytes(),
        "manifest/pack.toml": b'pack = "mine"\ntitle = "T"\nedition = "1"\nlicence = "CC0"\nhides = ["gge"]\n[[term]]\nid = "x"\n',
        "html/page.html": PAGE.encode(),
        "html/other.html": b'<meta charset="utf-16">\xff\xfe<p>\x00',
        "markdown/text.md": f"# GGE\n\n`code` [OEWG](http://x.example)\n\n```\nx\n```\n{TEXT}\n".encode(),
        "page/text.md": b"---\na: b\n---\n# **GGE**\n\n- [GGE][], [the OEWG](http://x/) <!-- -->\n\n| a |\n| - |\n| `GGE` |\n\n"
        b"![GGE](x) ~~**cyber** diplomacy~~ *cyber\n> diplomacy*\n\n[gge]: http://x 'GGE'\n",
        "docx/small.docx": small_docx(),
        "pdf/small.pdf": small_pdf(),
        "matcher/text.txt": f"{TEXT} U.S. the US's cyber-diplomacy\nGlobal Cyber Forum (GCF)".encode(),
        "matcher/other.txt": "кибердипломатия İI ß ﬁ cyber\u00addiplomacy GGEs “CD”".encode(),
        "names/name.txt": b"cyber diplomacy",
        "names/odd.txt": "the ‘GGE’ -- \"norm* NEAR(x) \x00\udcff".encode("utf-8", "surrogateescape"),
    }  # fmt: skip
    for name, content in made.items():
        path = SEEDS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
