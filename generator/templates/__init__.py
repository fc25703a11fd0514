"""Renders HTML from Jinja templates: every value is escaped unless it is Markup.

A folder of templates may stand before ours, so that a publication overrides single files of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import markdown
from generator.vietnamese import capital, heading

FOLDER = Path(__file__).parent


class Templates:
    """Templates by name: those of `overrides` come before ours."""

    def __init__(self, overrides: Path | None = None) -> None:
        folders = [folder for folder in (overrides, FOLDER) if folder]
        self._environment = Environment(
            loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._environment.globals.update(h1=h1, h2=h2)
        self._environment.filters.update(capital=capital, heading=heading)

    def render(self, name: str, values: Mapping[str, object]) -> Markup:
        """The lines of a template, without indentation and empty lines. What it is not given ends the build."""
        return tidied(self._environment.get_template(name).render(values))

    def macro(self, file: str, name: str, *given: object, **named: object) -> Markup:
        """What one macro of a file gives."""
        return tidied(getattr(self._environment.get_template(file).module, name)(*given, **named))


def html(text: str, *values: object) -> Markup:
    """`text`, which is HTML with `{}` for each value; what is not Markup is escaped."""
    return Markup(text.format(*map(escape, values)))


def h1(text: str, *, mark: str = "") -> Markup:
    """A page's heading, in Markdown; `mark` is a calendar leaf that stands beside it."""
    if mark:
        return html('<div class="headline">\n{}\n<h1>{}</h1>\n</div>', Markup(mark), text)
    return Markup(f"# {markdown.escape(text)}")


def h2(text: str, anchor: str = "", *, small: str = "") -> Markup:
    """A heading inside a page, in Markdown; `small` is a remark in it, plain text too."""
    remark = f" <small>{markdown.escape(small)}</small>" if small else ""
    return Markup(f"## {markdown.escape(text)}{remark}" + (f" {{#{anchor}}}" if anchor else ""))


def preformatted(text: Markup) -> Markup:
    """Text for `<pre>`, in one line: lines and their indentation are kept, and no line begins anew."""
    return Markup(str(text).replace("\n", "&#10;"))


def tidied(text: str) -> Markup:
    """Lines without indentation and empty lines."""
    return Markup("\n".join(stripped for line in text.split("\n") if (stripped := line.strip())))


OURS = Templates()
