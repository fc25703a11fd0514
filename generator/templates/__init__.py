"""Renders HTML from Jinja templates: every value is escaped unless it is Markup.

A folder of templates may stand before ours, so that a publication overrides single files of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError
from markupsafe import Markup, escape

from generator import markdown, vietnamese
from generator.vietnamese import capital, heading

FOLDER = Path(__file__).parent
OVERRIDES = "overrides/pages"  # below the root of a publication


class Templates:
    """Templates by name: those of `overrides` come before ours. Each knows the macros of components.html as `c`."""

    def __init__(self, overrides: Path | None = None) -> None:
        self._folders = [folder for folder in (overrides, FOLDER) if folder]
        self._templates: dict[str, Template] = {}

    def render(self, name: str, values: Mapping[str, object]) -> Markup:
        """The lines of a template, without indentation and empty lines; TemplateFault where it cannot be followed."""
        with _told(name):
            return tidied(self._template(name).render(values))

    def macro(self, file: str, name: str, *given: object, **named: object) -> Markup:
        """What one macro of a file gives; TemplateFault where it cannot be followed."""
        with _told(file):
            return tidied(getattr(self._template(file).module, name)(*given, **named))

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    @cached_property
    def _environment(self) -> Environment:
        found = Environment(
            loader=FileSystemLoader(self._folders), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        found.globals.update(h1=h1, h2=h2)
        found.filters.update(capital=capital, heading=heading)
        found.globals["c"] = found.get_template("components.html").module
        return found


class TemplateFault(Exception):
    """A template that asks for what there is not, or is none; in words for who wrote it."""


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{getattr(error, 'name', None) or name}" + (f", dòng {line}" if line else "")
        raise TemplateFault(f"Mẫu trang {where} không dùng được: {error}") from error


def html(text: str, *values: object) -> Markup:
    """`text`, which is HTML with `{}` for each value; what is not Markup is escaped."""
    return Markup(text.format(*map(escape, values)))


def h1(text: str) -> Markup:
    """A page's heading, in Markdown."""
    return Markup(f"# {markdown.escape(text)}")


def h2(text: str, anchor: str = "", *, small: str = "") -> Markup:
    """A heading inside a page, in Markdown; `small` is a remark in it, plain text too."""
    remark = f" <small>{markdown.escape(small)}</small>" if small else ""
    return Markup(f"## {markdown.escape(text)}{remark}" + (f" {{#{anchor}}}" if anchor else ""))


def preformatted(text: Markup) -> Markup:
    """Text for `<pre>`, in one line: lines and their indentation are kept, and no line begins anew."""
    return Markup(str(text).replace("\n", "&#10;"))


def listing(items: Sequence[Markup]) -> Markup:
    """ "a, b và c" of HTML; "" for nothing."""
    return Markup(vietnamese.listing(items))


def tidied(text: str) -> Markup:
    """Lines without indentation and empty lines."""
    lines = map(str.strip, str.split(text, "\n"))  # of str: the methods of Markup make Markup of every line
    return Markup("\n".join(filter(None, lines)))


OURS = Templates()
