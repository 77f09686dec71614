"""PDF: the text of its pages."""

from __future__ import annotations

import logging
import warnings

from ...errors import DataError
from .document import Document, too_large


def read_pdf(path: str, data: bytes) -> Document:
    """The text of a PDF, a blank line between pages.

    Raises DataError for one that is encrypted, broken, too large or without text, ImportError
    where pypdf is not installed.
    """
    from io import BytesIO

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    amount = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise DataError(f"{path}: is encrypted")
            for page in reader.pages:
                pages.append(page.extract_text())
                amount += len(pages[-1])
                if problem := too_large(amount):
                    raise DataError(f"{path}: {problem}")
    except DataError:
        raise
    except pypdf.errors.DependencyError:
        raise DataError(f"{path}: is encrypted") from None
    except Exception as error:
        # A broken PDF makes pypdf raise whatever its parts raise.
        raise DataError(f"{path}: is a broken PDF ({type(error).__name__})") from None
    text = "\n\n".join(pages).encode("utf-8", "replace").decode()
    if not text.strip():
        raise DataError(f"{path}: has no text; is it scanned?")
    return Document(path=path, form="pdf", text=text, prose=text)
