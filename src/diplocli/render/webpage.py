"""What web pages share: a frame that fetches nothing, a style sheet, text that is no markup."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

from .safe import line, web

_SHEET = Path(__file__).with_name("page.css")
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")


def text(given: str) -> str:
    """Text on one line as HTML and XML take it, in an element or in quotation marks."""
    return escape(line(given).translate(_NO_CHARACTERS))


def outward(url: str, words: str) -> str:
    """Words, already escaped, as a link to an address; alone when it is none of http or https."""
    return f'<a href="{text(url)}">{words}</a>' if web(url) else words


def head(title: str, style: str, script: str = "") -> str:
    """A page up to its body: title and the texts of style sheet and script, nothing fetched.

    ``style`` follows the style sheet that all pages share. By its policy a browser runs this
    script and no other.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="diplocli">\n'
        f"<title>{text(title)}</title>\n<style>\n{_SHEET.read_text(encoding='utf-8')}{style}</style>\n"
        f"</head>\n<body>\n"
    )


def foot(script: str = "") -> str:
    """A page from the end of its body on."""
    return (f"<script>{script}</script>\n" if script else "") + "</body>\n</html>\n"
