"""Languages by name: English, and of those of the United Nations and German their own."""

from __future__ import annotations

_NAMES = (
    "ar Arabic العربية;be Belarusian;cs Czech;da Danish;de German Deutsch;es Spanish español;"
    "et Estonian;fa Persian;fi Finnish;fr French français;he Hebrew;hi Hindi;it Italian;ja Japanese;"
    "ka Georgian;kk Kazakh;ko Korean;mi Māori;ms Malay;nl Dutch;no Norwegian;pl Polish;"
    "pt Portuguese;ro Romanian;ru Russian русский;sq Albanian;sv Swedish;th Thai;tl Tagalog;"
    "tr Turkish;uk Ukrainian;ur Urdu;uz Uzbek;vi Vietnamese;zh Chinese 中文"
)
_BY_CODE = {code: names for code, *names in (one.split() for one in _NAMES.split(";"))}


def language_name(code: str) -> str:
    """The English name of a language, or its code where it is not known by name."""
    return _BY_CODE.get(code, [code])[0]


def names_of_language(code: str) -> list[str]:
    """What a language may be called when it is asked for: its code and its names."""
    return [code, *_BY_CODE.get(code, ())]
