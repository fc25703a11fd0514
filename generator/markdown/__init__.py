"""Makes editors' Markdown safe, escapes plain text for Markdown, and converts pages into HTML."""

from generator.markdown.html import by_hand, by_tags, escape, for_pages, paragraphs, plain, render, sanitise, stacked
from generator.markdown.typed import typed

__all__ = ["by_hand", "by_tags", "escape", "for_pages", "paragraphs", "plain", "render", "sanitise", "stacked", "typed"]
