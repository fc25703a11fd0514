"""What people do to a publication, its site and its cache: each edit is a function, drawn by chance."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PIL import Image

from generator.edits import atomic_write
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, desk
from generator.edits.merging import merge
from generator.edits.origins import Origin
from generator.edits.retracting import Withdrawal, retract
from generator.edits.successor import Merger
from generator.model import load
from tests import pictures
from tests.laws.publication import FILES, MEETING, World, commit, git

Edit = Callable[[World, random.Random], bool]
FORMS = {".JPG": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_OCCASION = ChangeInput(date="2026-07-01", origin=Origin(kind="press", title="Bài về sáp nhập"))
_WORDS = "đường sân cầu giếng nhà văn hóa lúa rừng mương điện chợ".split()


def _desk(world: World) -> Desk | None:
    loaded = load(world.root)
    return desk(loaded.model, world.today, lambda file: atomic_write.read(world.root, file)) if loaded.model else None


def _put(world: World, draft: Draft) -> bool:
    return not draft.refused and bool(draft.edits) and not atomic_write.put(world.root, draft.edits)


def one(world: World, chance: random.Random, pattern: str) -> Path | None:
    found = sorted(world.root.glob(pattern))
    return chance.choice(found) if found else None


def write(path: Path, text: str) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def replaced(path: Path | None, pattern: str, new: str) -> bool:
    if path is None or not path.exists():
        return False
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE)
    return changed != text and write(path, changed)


def removed(path: Path) -> bool:
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def _said(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, 4)))


def activity_added(world: World, chance: random.Random) -> bool:
    cell, month = chance.choice(["dong", "tay"]), chance.randint(1, 9)
    text = MEETING.format(month=month, cell=cell) + FILES["data/activities/hop.yml"].split("  - cu\n")[1]
    return write(world.root / f"data/activities/{cell}-{month:02}-{chance.randint(0, 99)}.yml", text)


def title_changed(world: World, chance: random.Random) -> bool:
    return replaced(one(world, chance, "data/activities/*.yml"), "^title: .*", f"title: Bàn về {_said(chance)}")


def title_changed_to_one_as_long(world: World, chance: random.Random) -> bool:
    path = one(world, chance, "data/activities/*.yml")
    return replaced(path, r"^title: \w", f"title: {chance.choice('hgknmc')}")


def village_called_otherwise(world: World, chance: random.Random) -> bool:
    """A name that pages of other records say."""
    return replaced(one(world, chance, "data/units/an/*.yml"), "^name: .*", f"name: Thôn {_said(chance).title()}")


def figure_changed(world: World, chance: random.Random) -> bool:
    return replaced(one(world, chance, "data/cells/an/*.yml"), "value: .*", f"value: {chance.randint(10, 60)}")


def officer_changed(world: World, chance: random.Random) -> bool:
    name = f"Lê Văn {chance.choice(['Bình', 'Chung', 'Dũng'])}"
    return replaced(one(world, chance, "data/cells/an/*.yml"), "name: Lê Văn .*", f"name: {name}")


def activity_moved(world: World, chance: random.Random) -> bool:
    """Another id; the old one leaves a page that redirects."""
    path = one(world, chance, "data/activities/*.yml")
    if path is None or "retracted" in path.read_text(encoding="utf-8"):
        return False
    text, new = path.read_text(encoding="utf-8"), f"moi-{chance.randint(0, 999)}"
    former = f"former_ids:\n  - {path.stem}\n"
    text = text.replace("former_ids:\n", former) if "former_ids:" in text else former + text
    path.unlink()
    return write(path.with_name(f"{new}.yml"), text)


def activity_deleted(world: World, chance: random.Random) -> bool:
    path = one(world, chance, "data/activities/*.yml")
    return path is not None and removed(path)


def activity_retracted(world: World, chance: random.Random) -> bool:
    path, at = one(world, chance, "data/activities/*.yml"), _desk(world)
    wish = Withdrawal(record=f"activities/{path.stem}" if path else "", on="2026-09-01", reason="Thông tin sai.")
    return at is not None and path is not None and _put(world, retract(at, wish))


def villages_merged(world: World, chance: random.Random) -> bool:
    at = _desk(world)
    wish = Merger(
        before=("units/dong", "units/tay"), into=f"Mới {_said(chance)}", occasion=_OCCASION, with_cells=True
    )  # fmt: skip
    return at is not None and _put(world, merge(at, wish))


def all_taken_back(world: World, _: random.Random) -> bool:
    git(world.root, "checkout", "--quiet", "--", ".")
    git(world.root, "clean", "--quiet", "--force", "-d")
    return True


def all_committed(world: World, _: random.Random) -> bool:
    """Pages get another day of their last change."""
    changed = git(world.root, "status", "--porcelain") != ""
    commit(world)
    return changed


def site_called_otherwise(world: World, chance: random.Random) -> bool:
    return replaced(world.root / "data/site.yml", "^title: .*", f"title: Xã {_said(chance)}")


def rule_changed(world: World, chance: random.Random) -> bool:
    word = chance.choice(["Bí thư", "Bí thư chi bộ", "Đồng chí bí thư"])
    return replaced(world.root / "data/rules/roles.yml", "name: .*", f"name: {word}")


def template_changed(world: World, chance: random.Random) -> bool:
    shown = f"<p>{chance.choice(_WORDS)} {{{{ config.extra.office }}}}</p>\n"
    return write(world.root / "overrides/partials/reading.html", shown)


def style_changed(world: World, chance: random.Random) -> bool:
    return write(world.root / "overrides/them.css", f"body {{ margin: {chance.randint(0, 9)}px }}\n")


def style_removed(world: World, _: random.Random) -> bool:
    return removed(world.root / "overrides/them.css")


def style_moved(world: World, chance: random.Random) -> bool:
    found = sorted((world.root / "overrides").rglob("them.css"))
    if not found:
        return False
    place = world.root / "overrides" / chance.choice(["", "a", "b"]) / "them.css"
    place.parent.mkdir(exist_ok=True)
    found[0].rename(place)
    return place != found[0]


def setting_changed(world: World, chance: random.Random) -> bool:
    return replaced(world.root / "mkdocs.yml", "office: .*", f"office: {chance.choice(_WORDS)}")


def settings_changed(world: World, chance: random.Random) -> bool:
    ways = (
        ("  - tables\n", "  - tables\n  - abbr\n"),
        ("  custom_dir: overrides\n", ""),
        ("extra:\n", "nav:\n  - index.md\n  - thon/nam/index.md\nextra:\n"),
        ("extra:\n", f"extra_css:\n  - them-{chance.randint(0, 9)}.css\nextra:\n"),
        ("language: vi", f"language: vi\n  icon: {json.dumps({'logo': chance.choice(_WORDS)})}"),
    )
    return replaced(world.root / "mkdocs.yml", *chance.choice(ways))


def day_passed(world: World, chance: random.Random) -> bool:
    world.today += timedelta(days=chance.choice([1, 40, 400]))
    return True


def version_changed(world: World, chance: random.Random) -> bool:
    world.version = f"9.{chance.randint(0, 99)}"
    return True


def written_page_added(world: World, chance: random.Random) -> bool:
    """It may stand where a page of a record or a hub would."""
    place = chance.choice(["moi.md", "thon/dong.md", "thon/tay/index.md", "chi-bo/index.md", "hoat-dong/hop.md"])
    return write(world.root / "content" / place, f"# {_said(chance)}\n\n{_said(chance)}\n")


def written_page_changed(world: World, chance: random.Random) -> bool:
    return replaced(world.root / "content/lien-he.md", r"^Đến.*", f"Đến {_said(chance)}.")


def written_page_removed(world: World, chance: random.Random) -> bool:
    return removed(world.root / "content/lien-he.md")


def written_page_at_a_second_place(world: World, _: random.Random) -> bool:
    place = world.root / "content/noi-hai.md"
    if place.is_symlink():
        place.unlink()
    elif (world.root / "content/lien-he.md").exists():
        place.symlink_to("lien-he.md")
    return True


def written_file_changed(world: World, chance: random.Random) -> bool:
    return write(world.root / f"content/tep/mau-{chance.choice(['don', 'moi'])}.txt", _said(chance))


def picture_drawn(world: World, chance: random.Random) -> bool:
    """In a hand-written page; what a camera says of it is nobody's."""
    color = tuple(chance.randrange(256) for _ in range(3))
    path = world.root / "content/tep" / chance.choice(["a.JPG", "b.png", "c.webp"])
    data = pictures.telling(Image.new("RGB", (64, 48), color), form=FORMS[path.suffix], located=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(data) > 0


def picture_removed(world: World, chance: random.Random) -> bool:
    path = one(world, chance, "content/tep/[abc].*")
    return path is not None and removed(path)


def site_edited_by_hand(world: World, chance: random.Random) -> bool:
    """The same number of letters, so that size alone does not tell."""
    path = one(world, chance, "site/**/index.html")
    if path is None:
        return False
    data = path.read_bytes()
    path.unlink()  # the second tree may hold the same file
    path.write_bytes(data.replace(b"<", b">", 1))
    return True


def site_files_removed_by_hand(world: World, chance: random.Random) -> bool:
    for path in sorted(world.site.rglob("*.*"))[:: chance.randint(2, 9)]:
        path.unlink()
    return True


def site_deleted(world: World, _: random.Random) -> bool:
    if there := world.site.exists():
        shutil.rmtree(world.site)
    return there


def cache_deleted(world: World, _: random.Random) -> bool:
    shutil.rmtree(world.cache, ignore_errors=True)
    return True


def cache_damaged(world: World, chance: random.Random) -> bool:
    """Bits turned over in each file, or what is behind some place cut off. Files that the site shares stay whole."""
    for path in sorted(p for p in world.cache.rglob("*") if p.is_file() and p.stat().st_size):
        data = bytearray(path.read_bytes())
        if chance.random() < 0.5:
            for _ in range(chance.choice([1, 30])):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        else:
            del data[chance.randrange(len(data)) :]
        path.unlink()
        path.write_bytes(data)
    return True


EDITS: tuple[Edit, ...] = (
    activity_added, title_changed, title_changed, title_changed_to_one_as_long, village_called_otherwise,
    figure_changed, officer_changed, activity_moved, activity_deleted, activity_retracted, villages_merged,
    all_taken_back, all_taken_back, all_committed, site_called_otherwise, rule_changed, template_changed,
    template_changed, style_changed, style_moved, style_removed, setting_changed, settings_changed, day_passed,
    day_passed, version_changed, written_page_added, written_page_changed, written_page_removed,
    written_page_at_a_second_place, written_file_changed, site_edited_by_hand, site_edited_by_hand,
    site_files_removed_by_hand, site_deleted, cache_deleted, cache_damaged, picture_drawn, picture_removed,
)  # fmt: skip
