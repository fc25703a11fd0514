"""Adds to every page: when it last changed, where its record is kept, its card, its data."""

from __future__ import annotations

from dataclasses import replace

from generator.history import Commit
from generator.pages.chrome import linked_data
from generator.pages.chrome.repository_links import Kept, kept
from generator.presentation import sharing
from generator.presentation.context import BuildContext
from generator.presentation.page import Page
from generator.records import Ref


def complete(ctx: BuildContext, page: Page) -> Page:
    """The page with all that. One that only redirects needs nothing."""
    if page.redirect:
        return page
    where = _kept(ctx, page.about)
    return replace(
        page, updated=_updated(ctx, page.about), source=where.file, history=where.history,
        card=sharing.card_of(ctx, page.about), linked=linked_data.data(ctx, page),
    )  # fmt: skip


def _updated(ctx: BuildContext, ref: Ref | None) -> Commit | None:
    """The commit that last changed a record's page: of its own file, or of a record that refers to it.

    Such a record is told of there too. None when git does not know one of them: the page then shows more than was kept.
    """
    if ref is None or ctx.model.get(ref) is None:
        return None
    refs = (ref, *(source for source, _ in ctx.model.users(ref)))
    commits = [ctx.commit(r) for r in refs]
    known = [commit for commit in commits if commit]
    return max(known, key=lambda commit: (commit.at, commit.key)) if len(known) == len(commits) else None


def _kept(ctx: BuildContext, ref: Ref | None) -> Kept:
    record = ctx.model.get(ref)
    commit = ctx.commit(ref)
    if record is None or commit is None:
        return Kept()
    file = ctx.below + (ctx.model.file(record.ref) or "")
    found = kept(ctx.model.site.repository, commit=commit.key, file=file)
    # What a correction does not repeat may be somebody's own affair: no link shall lead to it.
    withheld = any(correction.was is None for correction in record.corrections)
    return Kept(file=found.file) if withheld else found
