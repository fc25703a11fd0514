"""The example beside the field of the search: a name out of the publication, typed without its tones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.model import Model
from generator.pages import write
from generator.pages.start import finder
from tests import small
from tests.small import TODAY, change, unit

WITH_A_HINT = ("", "thon/", "tim-kiem/")


def model(*names: str, **settings: Any) -> Model:
    villages = [unit(f"v{n}", "village", "xa", name=name) for n, name in enumerate(names)]
    return small.ctx(unit("xa", "commune"), *villages, **settings).model


def hints(found: Model) -> set[str]:
    bodies = {page.address: page.body for page in write(found, TODAY)}
    return {said for address in WITH_A_HINT for said in re.findall(r'<p id="q-hint">(.*?)</p>', bodies[address])}


@pytest.mark.parametrize(
    ("names", "example"),
    [
        (("Xóm Mới", "Đồng Quan", "Ao Sen"), "dong quan"),
        (("Đ4", "Buon Ma"), "d4"),
        (("Buon Ma", "Ao Sen"), ""),
        ((), ""),
    ],
)
def test_example_is_the_first_name_with_tones_without_them(names: tuple[str, ...], example: str) -> None:
    found = model(*names)
    assert finder.example(found) == example
    such = f", ví dụ: {example}" if example else ""
    assert hints(found) == {f"Gõ có dấu hay không dấu đều được{such}."}


def test_example_is_escaped() -> None:
    assert hints(model("Xóm <b>")) == {"Gõ có dấu hay không dấu đều được, ví dụ: xom &lt;b&gt;."}


def test_example_is_of_the_home_unit() -> None:
    records = (
        unit("xa", "commune"), unit("day", "commune"), unit("a", "village", "xa", name="Ấp Đông"),
        unit("b", "village", "day", name="Xóm Mới"),
    )  # fmt: skip
    assert finder.example(small.ctx(*records).model) == "ap dong"
    assert finder.example(small.ctx(*records, home="units/day").model) == "xom moi"


def test_example_is_no_village_that_is_gone() -> None:
    records = [unit("xa", "commune"), *(unit(key, "village", "xa", name=f"Xóm {key}") for key in "abc")]
    merged = change("gop", "merger", ["units/a", "units/b"], ["units/c"], date="2020-01-01")
    assert finder.example(small.ctx(*records).model) == "xom a"
    assert finder.example(small.ctx(*records, merged).model) == "xom c"


def test_page_that_is_not_there_has_the_same_example(built_site: Path) -> None:
    found = [re.findall(r"ví dụ: .*?\.", (built_site / name).read_text("utf-8")) for name in ("404.html", "index.html")]
    assert found == [["ví dụ: coc lai."]] * 2
