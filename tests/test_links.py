"""Every link inside a built site leads to a file that is there, and every fragment to an id on that page."""

from pathlib import Path

from tests import links


def test_every_link_and_fragment_resolves(any_site: Path) -> None:
    assert sorted(any_site.rglob("*.html"))
    faults = links.faults(any_site)
    assert not faults, "\n".join(faults[:50])


def test_no_id_stands_twice(any_site: Path) -> None:
    twice = [
        f"/{page.relative_to(any_site).as_posix()}: {name}"
        for page in sorted(any_site.rglob("*.html"))
        for name in sorted(links.read(page).twice)
    ]
    assert not twice, "\n".join(twice)
