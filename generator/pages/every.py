"""Owns what every page carries besides its text: when it last changed, where its record is kept, its card, its data."""

from __future__ import annotations

from dataclasses import replace

from generator.history import Commit
from generator.pages import linked, sharing
from generator.pages.kept import Kept, kept
from generator.pages.page import Page, View
from generator.records import Ref


def complete(view: View, page: Page) -> Page:
    """The page with all that. One that only redirects needs nothing."""
    if page.redirect:
        return page
    where = _kept(view, page.about)
    return replace(
        page, updated=_updated(view, page.about), source=where.file, history=where.history,
        card=sharing.card_of(view, page.about), linked=linked.data(view, page),
    )  # fmt: skip


def _updated(view: View, ref: Ref | None) -> Commit | None:
    """The commit that last changed a record's page: of its own file, or of a record that refers to it.

    Such a record is told of there too. None when git does not know one of them: the page then shows more than was kept.
    """
    if ref is None or view.model.get(ref) is None:
        return None
    refs = (ref, *(source for source, _ in view.model.users(ref)))
    commits = [view.commit(r) for r in refs]
    known = [commit for commit in commits if commit]
    return max(known, key=lambda commit: (commit.at, commit.key)) if len(known) == len(commits) else None


def _kept(view: View, ref: Ref | None) -> Kept:
    record = view.model.get(ref)
    commit = view.commit(ref)
    if record is None or commit is None:
        return Kept()
    file = view.below + (view.model.file(record.ref) or "")
    found = kept(view.model.site.repository, commit=commit.key, file=file)
    # What a correction does not repeat may be somebody's own affair: no link shall lead to it.
    withheld = any(correction.was is None for correction in record.corrections)
    return Kept(file=found.file) if withheld else found
