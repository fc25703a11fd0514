"""Texts that mean something to whoever reads them on the way to a page: Markdown, HTML, templates, feeds, tables.

A text that runs sets `window.chiboRan` or opens a dialog; one that loads asks `evil.example`.
"""

# ruff: noqa: E501  a text a place reads worse

from itertools import product

_RUN = "window.chiboRan=1"
_IMAGE = f"![x](x.gif){{: onerror={_RUN} }}"
_GAPS = ("\n\n", "\n \n", "\n\t\n", "\r\r", "\r\n\r\n", "\n\n\n\n", "\n\u00a0\n", " \n  \n ", "\n\u3000\n")
_HIDDEN_GAPS = (
    "\n\x02\n",
    "\x0b\x0b",
    "\x0c\x0c",
    "\x85\x85",
    "\u2028\u2028",
    "\u2029\u2029",
    "\x1c\x1d",
    "\n\u200b\n",
)
_BLOCKS = (
    _IMAGE, f"[x](javascript:{_RUN})", "![x](https://evil.example/a.png)", f"<img src=x onerror={_RUN}>",
    f"<script>{_RUN}</script>", "# Đầu đề\n\nđoạn", f"```\n<b onclick={_RUN}>\n```", "    khối mã", "- một\n- hai",
    "1. một\n2. hai", "> trích", "| a | b |\n|---|---|\n| c | d |", f"<div markdown=1 onclick={_RUN}>\n\n**x**\n\n</div>",
    "!!! note\n    x", "[^1]: chú", f"[x]: javascript:{_RUN}", "</div></ul></table>", "<!-- x", "***", "a\n===",
)  # fmt: skip
_LINES = (
    f"{{: onclick={_RUN} }}", f"A {{: onclick={_RUN} }}", "A {#neo .lop}", "{: #neo }", "A { .x }", f"*a*{{: onclick={_RUN} }}",
    f"`a`{{: onclick={_RUN} }}", f"[a](b){{: onclick={_RUN} }}", _IMAGE, f"![a][b] [b]: c {{: onload={_RUN} }}",
    f"[a](javascript:{_RUN})", f"[a](JaVaScRiPt:{_RUN})", f"[a](java&#10;script:{_RUN})", f"[a](javascript&colon;{_RUN})",
    "[a](data:text/html,b)", "[a](vbscript:b)", "[a](//evil.example)", "![a](//evil.example/a.png)", "![](a)", "[a][]",
    "[a]: b", "[^1]", "[^1]: a", "*[HTML]: a", "*[A]: b", "[TOC]", "[[a]]", "[a](b \"c\" onclick=d)", "<javascript:a>",
    "<https://evil.example/>", "<a@evil.example>", "https://evil.example/", "www.evil.example", "a@evil.example", ":smile:",
    "==a==", "^^a^^", "~~a~~", "++a++", "--a--", "(c) (tm) -->", "$a$", "\\(a\\)", "$$", "\\*a\\*", "\\\\", "\\", "a\\",
    "*a*", "**a**", "_a_", "__a__", "***a***", "`a`", "``a`b``", "```a", "~~~a", "```", "~~~ {.a}", "# a", "## a {#b}",
    "a #", "#", "###### a", "- a", "+ a", "* a", "1. a", "1) a", "> a", ">", ">>> a", "    a", "\ta", "---", "***", "___",
    "===", "| a | b |", "|---|---|", "a | b", ": a", "term\n: a", "!!! note", "??? a", "=== \"a\"", "/// a", "--8<-- \"a\"",
    "-8<- a", "{!a!}", "{% raw %}", "{% include 'a' %}", "{{ a }}", "{{ config }}", "{{ 7*7 }}", "{# a #}", "{%", "%}", "{{",
    "${a}", "#{a}", "<%= a %>", "<?php a ?>", "<?a", "<!a>", "<![CDATA[a]]>", "]]>", "<![", "<!-- a -->", "<!--", "-->",
    "--!>", "<!-->", "<!--->", "<b>a</b>", "<B>", "</b>", "<br>", "<br/>", "<hr>", "<p>", "</p>", "</li></ol>", "</div>",
    "</article></main></body></html>", "</title>", f"</title><script>{_RUN}</script>", f"</script><script>{_RUN}</script>",
    "</style>", "</textarea>", "</noscript>", f"</noscript><img src=x onerror={_RUN}>", "</svg>", "<svg>",
    f"<svg onload={_RUN}>", f"<svg><script>{_RUN}</script></svg>", f"<math><a xlink:href=javascript:{_RUN}>a", "<plaintext>",
    "<xmp>", "<template>", f"<iframe src=javascript:{_RUN}>", f"<iframe srcdoc=\"<script>{_RUN}</script>\">", "<object data=a>",
    "<embed src=a>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>", "<style>@import '//evil.example/a.css'</style>",
    f"<img src=x onerror={_RUN}>", f"<img src=x onerror='{_RUN}'>", f"<img/src=x/onerror={_RUN}>", "<img src=//evil.example/a.png>",
    f"<video><source onerror={_RUN}>", f"<details open ontoggle={_RUN}>", f"<input autofocus onfocus={_RUN}>",
    f"<body onload={_RUN}>", f"<form action=javascript:{_RUN}><button>a", f"<a href=javascript:{_RUN}>a</a>",
    f"<div markdown=\"1\">{_IMAGE}</div>", f"<p markdown=1 onclick={_RUN}>*a*</p>", f"<script>{_RUN}</script>",
    f"<scr<script>ipt>{_RUN}</script>", f"\"><script>{_RUN}</script>", f"'><script>{_RUN}</script>", f"\" onmouseover=\"{_RUN}",
    f"' onmouseover='{_RUN}", f"\" autofocus onfocus={_RUN} x=\"", f"` onmouseover={_RUN} `", f"javascript:{_RUN}",
    "\"", "'", "\"\"\"", "&", "&amp;", "&lt;", "&lt;b&gt;", "&amp;lt;", "&#60;script&#62;", "&#x3c;b&#x3e;", "&#0;", "&#2;",
    "&#8238;", "&nbsp;", "&Tab;", "&NewLine;&NewLine;", "&#10;&#10;", "&lt", "&#60", "&quot; onclick=a", "&;", "&#;", "&bogus;",
    "wzxhzdk:0", "klzzwxh:0000", "klzzwxh:0000:", "zz1337820767766393qq", "{{wzxhzdk:0}}", "amp", "AMP_SUBSTITUTE",
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://evil.example\")", "\t=1", "'=1", ";=1", "|=1",
    "a,b", "a;b", "a\"b\"c", "\"a\",\"b\"", "a\tb", "a\nb", "a\r\nb", "a\n=1+1", "\"\n=1+1", "END:VEVENT", "a\nEND:VEVENT",
    "a\r\nBEGIN:VALARM", "a\\nEND:VCALENDAR", "a;VALUE=URI:b", "a:b;c,d\\", "DTSTART:20260101", "ATTACH:https://evil.example/",
    "</entry>", "</feed>", "<entry>", "]]></content>", "<![CDATA[", "<?xml version='1.0'?>", "<!DOCTYPE a>", "<!ENTITY a 'b'>",
    "&xxe;", "<summary type='html'>", "xmlns=\"a\"", "{\"a\": 1}", "\",\"b\":\"c", "\\\"", "\\u003c", "\\u2028", "}", "]", "}]}",
    "null", "true", "1e999", "NaN", "__proto__", "constructor", "toString", "a\\tb", "%3Cscript%3E", "%0a%0a", "%2e%2e%2f",
    "../../a", "..\\a", "/etc/passwd", "C:\\a", "con", "a?b#c", "#a", "?a=b", "javascript", "onclick=a", " onclick=a ", "style=a",
    "a>b", "a<b", "a < b > c", "<", ">", "<>", "</", "< script>", "<1>", "<a", "<a href", "<a href='", "a'b\"c`d", "“a” ‘b’ «c»",
    "a…b – c — d", "ß ﬁ İ ı ſ", "١٢٣", "ａ＜ｂ＞", "‹script›", "〈b〉", "🌾🌾", "a" * 300, "a " * 200, "ă" * 120, "(((((", ")))))",
    "[" * 60, "*" * 60, "_" * 60, "`" * 61, "<" * 60, "&" * 60, "~" * 60, "[a](" * 30, "![" * 30, "**a" * 30,
)  # fmt: skip
_HIDDEN = (
    "\u202e000.006\u202c đồng", "a\u202db", "a\u2066b\u2069", "a\u200fb", "a\u061cb", "a\u200bb", "a\u200db", "a\u00adb",
    "a\ufeffb", "a\u2060b", "a\U000e0041b", "a\ufe0fb", "a\U000e0100b", "a\u3164b", "a\u2800b", "a\ue0001\ue001b", "a\x00b", "a\x07b",
    "a\x1bb", "a\x7fb", "a\x9bb", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x02amp\x03", "\x02\x0360\x03", "a\ufffcb", "a\ufdd0b",
)  # fmt: skip

TEXTS = (*_LINES, *(f"Họp dân{gap}{block}" for gap, block in product(_GAPS, _BLOCKS)))
REFUSED = (*_HIDDEN, *(f"Họp dân{gap}{_IMAGE}" for gap in _HIDDEN_GAPS))


def marked(text: str) -> str:
    """The text with an element in it, which shows wherever a text is taken for HTML; what begins or ends it still does."""
    first, space, rest = text.partition(" ")
    return f"{first}<u>{space}{rest}" if first.isalnum() and rest else f"{text}<u>"


def twin(text: str) -> str:
    """A text as long, with words in the same places, that means nothing to anybody; another text has another twin."""
    line = " ".join(text.split()) or "a"
    return "".join(sign if sign.isalnum() or sign == " " else chr(ord("a") + ord(sign) % 26) for sign in line)
