"""Owns a page of records on its way through MkDocs: the same Markdown and theme, with less done twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from generator.presentation.page import Page

_ID = re.compile(r' id="([^"]+)"')


class RecordPage(MkDocsPage):
    """What a Page says is known: its front matter is not read as YAML again, its HTML is not taken apart.

    `converter` is one of `markdown.for_pages`, the same for all pages of a build; `whole` gives a Page its body; `word`
    is what the menu calls it.
    """

    def __init__(
        self,
        page: Page,
        file: File,
        config: MkDocsConfig,
        converter: Any,
        *,
        whole: Callable[[Page], Page] | None = None,
        word: str | None = None,
    ) -> None:
        super().__init__(word, file, config)
        self._page, self._converter, self._whole = page, converter, whole

    def read_source(self, config: MkDocsConfig) -> None:
        page = self._whole(self._page) if self._whole else self._page
        self.markdown, self.meta = page.markdown(), page.meta()
        if page.linked:
            self.meta["linked"] = Markup(page.linked)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        html = self._converter.reset().convert(self.markdown or "")
        self.content, self.toc = Markup(html), get_toc(self._converter.toc_tokens)
        self.present_anchor_ids = set(_ID.findall(html))
