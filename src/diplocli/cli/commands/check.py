"""``diplocli check``."""

from __future__ import annotations

from typing import Annotated

import typer

from ... import __version__
from ...dates import parse
from ...documents.checking import fixing, reports
from ...documents.checking.check import Checked, Review, gather
from ...documents.checking.ignoring import mistyped
from ...documents.checking.many import checked
from ...documents.checking.registry import RULES, strangers
from ...documents.checking.settings import Settings
from ...documents.reading.read import STANDARD_INPUT
from ...errors import DataError, DiplocliError, UsageError
from ...model import TYPE_CHECKING
from ...queries.nearest import nearest
from ...render import json, plain
from ...render.safe import prose
from ...render.view import HUMAN, JSON, View
from ..documents import Files, files_given, status_of_reading
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Output, application, chosen_format, date_option, in_commas, shows
from ..showing import write_or_save

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

app = application()

EXAMPLES = """\b
Examples:
  diplocli check draft.md notes.docx
  diplocli check draft.md --diff
  diplocli check draft.md --fix
  diplocli check speech-2014.txt --as-of 2014-06-01
  diplocli check drafts/ --ignore acronym -o review.sarif
"""
FORMATS = ("text", "json", "sarif", "github", "markdown")


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    paths: Files = None,
    as_of: Annotated[
        str, date_option("--as-of", "Of which day undated sentences speak: 2014-06-01.")
    ] = "",
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="RULE", help="Only these rules: codes, D3, slugs; may repeat."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.")
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Write the safe fixes and tell what is left; into a DOCX, a comment a finding.",
        ),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json, sarif, github or markdown; else what FILE ends in.",
        ),
    ] = "",
    output: Output = None,
) -> int:
    """Review a draft: names, dates, posts, treaties, numbers and firsts that the corpus knows better."""
    given = _settings(as_of, select, ignore)
    if fix and diff:
        raise UsageError("--diff shows what --fix would write; give one")
    format = chosen_format(format, FORMATS, None if diff else output, "text")
    if format == "json" or view.mode == JSON:
        view, env.mode = View(mode=JSON), JSON
    store = env.store()
    errors: list[DiplocliError] = []
    named = files_given(
        paths,
        errors,
        "check needs a file",
        ("diplocli check draft.md", "diplocli check -"),
        output,
    )
    if fix and STANDARD_INPUT in named:
        raise UsageError("--fix writes files; standard input is none", ("--diff",))
    done: list[Checked] = []
    for result in checked(store, named, given):
        if isinstance(result, DiplocliError):
            errors.append(result)
        else:
            done.append(result)
    if fix:
        failed, mended = _written(env, done)
        errors += failed
        done = _read_again(done, checked(store, mended, given))
    for one in done:
        for line, amiss in mistyped(one.document.text):
            env.tell(f"{one.document.path}:{line}: {amiss}")
    for error in errors:
        env.report(error)
    review = gather(store, done, errors)
    if diff:
        difference = "".join(map(fixing.difference, done))
        write_or_save(env, prose(difference), output)
        if not difference and any(one.findings for one in review.documents):
            env.tell("no finding has a safe fix")
    elif view.mode == HUMAN and format == "text" and output is None:
        from ...render.human.check import review as human

        env.write(human(review, store.edition, view))
    else:
        text = _shown(review, store.edition, "json" if view.mode == JSON else format)
        write_or_save(env, text, output)
    return _status(env, review)


def _settings(as_of: str, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Settings:
    if as_of:
        parse(as_of)
    chosen = {"select": tuple(in_commas(select)), "ignore": tuple(in_commas(ignore))}
    for name, words in chosen.items():
        if strange := strangers(words):
            raise UsageError(f"--{name}: there is no rule “{strange[0]}”", _like(strange[0]))
    return Settings(**chosen, as_of=as_of)


def _like(word: str) -> tuple[str, ...]:
    """The rules that a word comes near to, by slug or code, or else every slug."""
    slugs = tuple(dict.fromkeys(rule.slug for rule in RULES))
    return nearest(word, (*slugs, *(rule.code for rule in RULES))) or slugs


def _read_again(
    done: Sequence[Checked], mended: Iterable[Checked | DiplocliError]
) -> list[Checked]:
    """Reviews with those of mended drafts in place: what is left in them."""
    left = {one.document.path: one for one in mended if not isinstance(one, DiplocliError)}
    return [left.get(one.document.path, one) for one in done]


def _written(env: Environment, done: Sequence[Checked]) -> tuple[list[DiplocliError], list[str]]:
    """Write the drafts back; what could not be written, and the paths of those with fixes."""
    failed: list[DiplocliError] = []
    mended: list[str] = []
    for one in done:
        try:
            number = fixing.write(one)
        except OSError as error:
            failed.append(DataError(f"{one.document.path}: {error.strerror or error}"))
        except DiplocliError as error:
            failed.append(error)
        else:
            what = "comment" if one.document.form == "docx" else "fix"
            if number:
                mended += [one.document.path] * (what == "fix")
                plural = "es" if what == "fix" else "s"
                env.tell(
                    f"{one.document.path}: {number} {what}{plural if number > 1 else ''} written"
                )
    return failed, mended


def _shown(review: Review, edition: str, format: str) -> str:
    if format == "json":
        return json.review(review, edition)
    if format == "sarif":
        return reports.as_sarif(review, __version__)
    if format == "github":
        return reports.as_github(review)
    if format == "markdown":
        return reports.as_markdown(review)
    return plain.review(review)


def _status(env: Environment, review: Review) -> int:
    if review.errors:
        return status_of_reading(review.errors)
    if any(one.findings for one in review.documents):
        return ExitStatus.NOTHING_FOUND
    env.tell("nothing to correct")
    return ExitStatus.DONE
