// Search by the index below tim-kiem/, made by generator/exports; words as in generator/vietnamese/searching.py.
(function () {
  "use strict";
  const SHOWN = 10, PART = 0.45, OFF_TONE = 0.55, SOME = 30, LEAST = 0.3, MOST = 30, FEW = 10, WAIT = 250;
  const SLOTS = 256, ROOM = 16, UNDATED = 256;
  const ROOT = new URL("../", document.currentScript.src);

  const HIDDEN = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
  const L = "a-z\\u00df-\\u1eff", HEAD = "(^|[^0-9" + L + ".])", PLACES = { p: "phường", q: "quận", h: "huyện", x: "xã", t: "tỉnh" };
  const STOP = new RegExp(HEAD + "([b-df-hj-np-tv-xzđ]{2,4})\\. *(?=[0-9" + L + "])", "g");
  const SHORT = new RegExp(HEAD + "([pq](?=[. ]*[0-9]| +[" + L + "]{2})|[hpqtx](?=\\. *[" + L + "]{2}))[. ]*", "g");
  const NUMBERED = new RegExp("((?:^|[^" + L + "])(?:kh[ốo]i|t[ổo]|khu|ph[ốo]|th[ôo]n|x[óo]m|b[ảa]n|[ấa]p|bu[ôo]n|l[àa]ng|ph[ưu][ờo]ng|qu[ậa]n|t?dp|kp|b[ộo]|[đd][ộo]i|s[ốo]|[đd][ợo]t|l[ầa]n|k[ỳy]|qu[ýy]) +[0-9]{1,2}) +(?=th[áa]ng )", "g");
  const D = "([0-9]{1,2})", Y = "((?:19|20)[0-9]{2})", SEP = " *[/.-] *", DAY = "(?:ng[àa]y +)?", MONTH = "th[áa]ng +", YEAR = ",? +n[ăa]m +";
  const DATES = [
    [Y + "-" + D + "-" + D, [4, 3, 2]],
    [DAY + D + SEP + D + "(?:" + SEP + "|" + YEAR + ")" + Y, [2, 3, 4]],
    [DAY + D + " +" + MONTH + D + "(?:" + SEP + "|" + YEAR + "| +)" + Y, [2, 3, 4]],
    [MONTH + D + "(?:" + SEP + "|" + YEAR + "| +)" + Y, [0, 2, 3]],
    [D + SEP + Y, [0, 2, 3]],
    [DAY + D + " +" + MONTH + D, [2, 3, 0]],
    ["ng[àa]y +" + D + SEP + D, [2, 3, 0]],
    ["n[ăa]m +" + Y, [0, 0, 2]],
  ].map(([pattern, order]) => [new RegExp("(^|[^0-9" + L + "/.,-])" + pattern + "(?![0-9])", "g"), order]);
  const BREAK = /[.;:!?…\n()"“”«»]+/;
  const WORD = /[0-9]+|[a-z\u00df-\u00f6\u00f8-\u024f\u1ea0-\u1eff\u0300-\u036f]+/g;
  const OLD_PLACE = /(^|[^q])(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])$/;

  function word(raw) {
    if (raw[0] <= "9") { const number = raw.replace(/^0+(?=.)/, ""); return { key: number, form: number }; }
    const loose = raw.normalize("NFD"), bare = loose.replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
    return { key: bare.replace(/(^|[^aeouy]|qu)y$/, "$1i"), form: loose.replace(OLD_PLACE, "$1$2$4$6$3$5").normalize("NFC") };
  }
  function runs(text) {
    let line = text.replace(HIDDEN, "").normalize("NFKC").toLowerCase().replace(/ð/g, "đ").replace(/\b[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])/g, (m) => m.replace(/\./g, ""));
    line = line.replace(STOP, "$1$2 ").replace(SHORT, (all, head, short) => head + PLACES[short] + " ").replace(NUMBERED, "$1\n");
    DATES.forEach(([pattern, order]) => {
      line = line.replace(pattern, (...m) => {
        const [day, month, year] = order.map((n) => (n ? Number(m[n]) : 0));
        return day > 31 || month > 12 ? m[0] : m[1] + "\n" + [day, month, year].filter(Boolean).join(" ") + "\n";
      });
    });
    return line.split(BREAK).map((part) => (part.match(WORD) || []).map(word)).filter((run) => run.length);
  }

  let held = new Map();
  function once(path, read, options) {
    if (!held.has(path)) {
      held.set(path, fetch(new URL("tim-kiem/" + path, ROOT), options).then((r) => {
        if (!r.ok) throw new Error(path);
        return r.text();
      }).then(read));
    }
    return held.get(path);
  }
  function directory() {
    return once("muc-luc.json", (text) => {
      const found = JSON.parse(text);
      found.terms = new Map(found.terms.split("\n").map((line) => line.split("\t")));
      return found;
    }, { cache: "no-cache" });
  }
  function shard(prefix, dir) {
    const path = "t/" + prefix.replace(/ /g, "_").replace("#", "-") + "_." + dir.terms.get(prefix) + ".txt";
    return once(path, (text) => new Map(text.split("\n").map((line) => [line.split("\t", 1)[0], line])));
  }
  async function lines(terms) {
    const dir = await directory(), found = new Map();
    await Promise.all(terms.map(async (term) => {
      let n = term.length;
      while (n >= 0 && !dir.terms.has(term.slice(0, n))) n--;
      const line = n < 0 ? undefined : (await shard(term.slice(0, n), dir)).get(term);
      if (line) found.set(term, line);
    }));
    return found;
  }
  // For the word that is still being typed.
  async function beginning(start) {
    const dir = await directory(), found = [];
    const files = [...dir.terms.keys()].filter((p) => p.startsWith(start) || (p && start.startsWith(p)));
    if (files.length > 4) return found;
    for (const part of await Promise.all(files.map((p) => shard(p, dir)))) {
      part.forEach((line, term) => {
        if (term.startsWith(start) && term !== start && !term.slice(start.length).includes(" ")) found.push([term, line]);
      });
    }
    return found.sort((a, b) => b[1].length - a[1].length).slice(0, 12);
  }
  const CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  // Visits (number, weight, form) of a line; `size` counts also what is cut from it.
  function read(line, visit) {
    const [, count, ...forms] = line.split("\t");
    let size = 0;
    forms.forEach((part) => {
      const [form, lists] = part.split(";");
      lists.split(",").forEach((list) => {
        const weight = parseInt(list[0], 16);
        let number = 0, gap = 0, shift = 0;
        for (let i = 1; i < list.length; i++) {
          const code = CODES.indexOf(list[i]);
          gap += (code & 31) << shift;
          shift += 5;
          if (code < 32) { number += gap; gap = shift = 0; size++; visit(number, weight, form); }
        }
      });
    });
    return { size: Number(count) || size, cut: count !== "" };
  }

  const ASKED = / (cho (t[oô]i|em|m[iì]nh) h[oỏ]i|(nay )?([oở]|l[aà]|thu[oộ]c) ([dđ][aâ]u|g[iì]|ai)|nay (l[aà]|thu[oộ]c)|b[aâ]y gi[oờ]|hi[eệ]n nay|tr[uư][oớ]c [dđ][aâ]y|khi n[aà]o|bao (gi[oờ]|nhi[eê]u)|(nh[uư] )?th[eế] n[aà]o|(x[aã]|ph[uư][oờ]ng|ng[aà]y|n[aă]m) n[aà]o|ai l[aà]|th[oô]ng tin v[eề])(?= )|^ t[iì]m(?= )/g;
  // `must`: stands in quotes. Words that only ask are left out.
  function understand(typed, open) {
    const words = [], pairs = [];
    typed.split(/["“”]/).forEach((part, nth) => runs(part).forEach((run) => {
      const quoted = nth % 2 === 1, line = run.reduce((all, w) => all + w.form + " ", " ");
      const asks = quoted ? [] : line.replace(ASKED, (m) => m.replace(/\S+/g, "?")).trim().split(" ").map((key) => key === "?");
      if (!asks.includes(false)) asks.length = 0;
      run.forEach((w, i) => {
        if (asks[i]) return;
        const at = words.push({ key: w.key, form: w.form, must: quoted && run.length === 1 }) - 1;
        if (i && !asks[i - 1]) pairs.push({ at: at - 1, key: run[i - 1].key + " " + w.key, form: run[i - 1].form + " " + w.form, must: quoted });
      });
    }));
    return { words: words.slice(0, MOST), pairs: pairs.filter((p) => p.at < MOST - 1), toned: /[đ\u0300-\u036f]/i.test(typed.normalize("NFD")), open: open && /[^\s.,;:"“”]$/.test(typed) };
  }
  function agrees(typed, form, off) {
    const b = form.split(" ");
    return typed.split(" ").reduce((part, w, i) => (w === b[i] ? part : part * off), 1);
  }
  // `mask` says which words an entry has, `spelt` which of them just as typed. A term so common that its list is cut says nothing about who has it not.
  function gather(query, terms, total) {
    const found = new Map(), worth = query.words.map(() => Math.log(1 + total));
    const joined = [];
    let covered = 0, free = 0, musts = 0, cutAll = true;
    terms.forEach((term) => {
      const seen = new Map(), spelt = new Set();
      let size = 0, cut = false;
      term.lines.forEach(([key, line]) => {
        const all = read(line, (number, weight, form) => {
          const fit = key !== term.key ? 0.8 : agrees(term.form, form || key, query.toned ? OFF_TONE : 0.95), own = ((weight + 2) / 17) * fit;
          if (fit === 1) spelt.add(number);
          if (own > (seen.get(number) || 0)) seen.set(number, own);
        });
        size += all.size; cut = cut || all.cut;
      });
      const rare = Math.log(1 + total / Math.max(1, size));
      if (size) {
        if (term.at >= 0) joined.push(term.at);
        covered |= term.bits; cutAll = cutAll && cut;
        worth.forEach((w, at) => { if ((term.bits >> at) & 1) worth[at] = Math.min(w, rare); });
      }
      const must = term.must && !cut ? 1 : 0;
      musts += must;
      if (cut) free |= term.bits;
      seen.forEach((own, number) => {
        let entry = found.get(number);
        if (!entry) found.set(number, (entry = { number, mask: 0, spelt: 0, score: 0, must: 0 }));
        if (spelt.has(number)) entry.spelt |= term.bits;
        entry.mask |= term.bits; entry.score += own * rare * term.weight; entry.must += must;
      });
    });
    if (cutAll) free = 0;
    const every = worth.reduce((a, b) => a + b, 0), entries = [...found.values()].filter((e) => e.must === musts);
    entries.forEach((e) => {
      e.mask |= free; e.spelt |= free;
      e.share = worth.reduce((sum, w, at) => sum + ((e.mask >> at) & 1 ? w : 0), 0) / every;
      e.score *= e.share * e.share;
    });
    return { entries, covered, joined, cut: covered !== 0 && cutAll };
  }
  async function find(query, filter) {
    const dir = await directory(), last = query.words.length - 1, all = 2 ** (last + 1) - 1, terms = [];
    async function look(list) {
      const table = await lines(list.map((t) => t.key));
      for (const term of list) {
        term.lines = table.has(term.key) ? [[term.key, table.get(term.key)]] : [];
        if (query.open && (term.bits >> last) & 1 && (term.at >= 0 || (!last && term.key[1]))) term.lines.push(...(await beginning(term.key)));
        terms.push(term);
      }
      got = gather(query, terms, dir.entries);
      full = got.entries.filter((e) => e.mask === all);
    }
    const single = (at) => ({ ...query.words[at], bits: 1 << at, weight: last ? PART : 1 });
    let got, full, rest = query.words.map((_, at) => at);
    await look(query.pairs.map((p) => ({ ...p, bits: 3 << p.at, weight: 1 })));
    const lonely = rest.filter((at) => !((got.covered >> at) & 1) || query.words[at].must);
    rest = rest.filter((at) => !lonely.includes(at));
    if (lonely.length) await look(lonely.map(single));
    if (!full.length && got.covered === all && rest.length) await look(rest.map(single));
    const most = (list, what) => list.reduce((n, e) => Math.max(n, e[what]), 0), best = most(full, "score"), numbers = query.words.reduce((bits, w, at) => (/^(?!(19|20)..$)\d/.test(w.key) ? bits | (1 << at) : bits), 0);
    // What is spelt with the tones that were typed stands before all else.
    got.entries.forEach((e) => { e.first = query.toned && e.spelt === all ? 1 : 0; });
    const some = got.entries.filter((e) => (full.length ? e.mask === all || e.score > best : e.share > LEAST && (e.mask & numbers) === numbers));
    const found = await narrow(some, filter);
    const places = query.words.map((_, at) => at), lone = (at) => got.joined.every((first) => first !== at && first !== at - 1);
    return {
      found: full.length ? found : found.slice(0, SOME), full: full.length, cut: got.cut, top: most(some, "share"), best: most(some, "score"),
      unknown: places.filter((at) => !((got.covered >> at) & 1)), apart: places.filter(lone),
    };
  }
  const dayOf = (year) => UNDATED + Date.UTC(year, 0, 1) / 864e5 + 354285;
  async function narrow(entries, filter) {
    const dir = await directory(), size = SLOTS * ROOM;
    if (filter.nam) {
      const from = dayOf(Number(filter.nam)) * size, to = dayOf(Number(filter.nam) + 1) * size;
      entries = entries.filter((e) => e.number >= from && e.number < to);
    }
    if (filter.loai) entries = entries.filter((e) => dir.kinds[Math.floor(e.number / SLOTS) % ROOM] === filter.loai);
    if (filter.noi) {
      const inside = new Set((await inPlace(filter.noi)).map((e) => e.number));
      entries = entries.filter((e) => inside.has(e.number));
    }
    return entries.sort((a, b) => (filter.xep ? 0 : b.first - a.first || b.score - a.score) || b.number - a.number);
  }
  async function inPlace(id) {
    const found = [], line = (await lines(["#" + id])).get("#" + id);
    if (line) read(line, (number) => { found.push({ number, score: 0, mask: 0 }); });
    return found;
  }

  // What was meant, "" where nothing nearer is known: all unknown words are mended, or the one known word that fits worst.
  // What a synonym knows is no slip, even where no page has it.
  async function mend(query, got) {
    const dir = await directory(), [short, names] = dir.short.map((list) => new Set(list.split(" ")));
    const letters = (right) => (at) => /^[a-z]{2,}$/.test(query.words[at].key) && !right.has(query.words[at].key);
    const unknown = got.unknown.filter(letters(short)), spots = unknown.length ? unknown : got.apart.filter(letters(names));
    if (!spots.length) return "";
    const { mend } = await import(new URL("assets/search-slips.js", ROOT));
    return mend(query, spots, { known: !unknown.length, short, word, lines, words: () => once("t/-_." + dir.words + ".txt", (text) => text) });
  }

  const form = document.getElementById("tim"), box = form.elements.q, list = document.getElementById("ket-qua");
  const told = document.getElementById("so-ket-qua"), more = document.getElementById("xem-them"), help = document.getElementById("goi-y");
  const filters = ["noi", "nam", "loai", "xep"].map((name) => form.elements[name]);
  let turn = 0, timer = 0, shown = "";

  function make(name, text, attributes) {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    Object.keys(attributes || {}).forEach((k) => e.setAttribute(k, attributes[k]));
    return e;
  }
  function address(q, filter) {
    const parts = new URLSearchParams();
    if (q) parts.set("q", q);
    Object.keys(filter).forEach((name) => { if (filter[name]) parts.set(name, filter[name]); });
    const line = parts.toString();
    return location.pathname + (line ? "?" + line : "");
  }
  const chosen = () => filters.reduce((all, s) => { all[s.name] = s.value; return all; }, {});

  function marked(into, text, query) {
    const line = text.normalize("NFC"), spots = [];
    line.toLowerCase().replace(WORD, (raw, at) => { spots.push({ from: at, to: at + raw.length, key: word(raw).key }); return raw; });
    const pairs = new Set(query.pairs.map((p) => p.key)), single = new Set(query.words.filter((w, at) => !query.pairs.some((p) => p.at === at || p.at + 1 === at)).map((w) => w.key));
    spots.forEach((s, i) => {
      s.on = single.has(s.key) || s.on;
      if (i && pairs.has(spots[i - 1].key + " " + s.key)) { s.on = true; spots[i - 1].on = true; s.joined = true; }
    });
    let at = 0;
    for (let i = 0; i < spots.length; i++) {
      if (!spots[i].on) continue;
      let end = i;
      while (spots[end + 1] && spots[end + 1].on && spots[end + 1].joined) end++;
      into.append(line.slice(at, spots[i].from), make("mark", line.slice(spots[i].from, spots[end].to)));
      at = spots[end].to; i = end;
    }
    into.append(line.slice(at));
    return into;
  }
  async function cards(entries) {
    const dir = await directory(), files = dir.cards.length / 5;
    return Promise.all(entries.map(async (e) => {
      const n = Math.floor((e.number * 40503) / 16) % files, path = "k/" + n + "_." + dir.cards.slice(n * 5, n * 5 + 5) + ".json";
      return (await once(path, JSON.parse))[e.number];
    }));
  }
  function item([id, to, title, summary, kind, place, date], query) {
    const li = make("li", "", { "data-record": id }), head = make("h3"), small = [kind, place, date].filter(Boolean).join(" · ");
    head.append(marked(make("a", "", { href: new URL(to, ROOT).href }), title, query));
    li.append(head);
    if (summary) li.append(marked(make("p"), summary, query), " ");
    li.append(make("small", small));
    return li;
  }
  // First the page that is called just as was typed.
  function named(entries, found, query) {
    const wanted = query.words.map((w) => w.key).join(" "), spelt = query.words.map((w) => w.form).join(" ");
    const rank = found.map((card, i) => {
      const told = (what) => [].concat(...runs(card[2])).map((w) => w[what]).join(" ");
      return { card, i, n: (told("key") === wanted) + (told("form") === spelt) };
    });
    return rank.sort((a, b) => b.n - a.n || a.i - b.i).map((r) => r.card);
  }
  async function show(entries, query, filter, mine) {
    let next = 0;
    list.textContent = "";
    async function step() {
      const part = entries.slice(next, next + SHOWN);
      let found = await cards(part);
      if (mine !== turn) return;
      if (!next && !filter.xep) found = named(part, found, query);
      const rows = found.map((card) => item(card, query));
      list.append(...rows);
      next += SHOWN;
      more.hidden = next >= entries.length;
      if (next > SHOWN && rows[0]) rows[0].querySelector("a").focus();
    }
    more.onclick = () => { step().catch(failed); };
    await step();
  }
  const number = (n) => String(n).replace(/\B(?=(...)+$)/g, ".");
  function say(text) { told.textContent = ""; if (text) told.append(make("h2", text)); }
  function ask(line, filter) {
    const p = make("p", "Có phải bạn tìm “");
    p.append(make("a", line, { href: address(line, filter) }), "”?");
    told.append(p);
  }

  async function search(typed, filter, open) {
    const mine = ++turn, q = typed.trim();
    help.hidden = true;
    if (!q && !filter.noi) { list.textContent = ""; say(""); more.hidden = true; shown = ""; return; }
    let query = understand(q, open);
    list.setAttribute("aria-busy", "true");
    let got, meant = "", mended = false;
    if (query.words.length) got = await find(query, filter);
    else { const found = filter.noi && !q ? await narrow(await inPlace(filter.noi), filter) : []; got = { found, full: found.length }; }
    // First without the figures that write tones, then mended up to three times; one slip may hide another.
    for (let n = 0; n < 4 && !open && query.words.length && !/["“”]/.test(q); n++) {
      if (got.full && (got.full > FEW || !query.pairs.length)) break;
      const line = n ? await mend(query, got) : got.full ? "" : q.replace(/([a-zđ])[1-9]{1,2}(?![0-9])/gi, "$1");
      const other = line && line !== q && understand(line, false), better = other && (await find(other, filter));
      if (n === 1) meant = meant || line;
      if (better && (got.full ? better.best > 1.5 * got.best : better.top > got.top)) { got = better; query = other; meant = line; mended = true; }
      else if (n) break;
    }
    if (mine !== turn) return;
    const entries = got.found, what = q ? " cho “" + (mended ? meant : q) + "”" : "";
    if (!entries.length) say("Không thấy kết quả nào" + what);
    else if (got.full) say((got.cut ? "Hơn " : "") + number(entries.length) + " kết quả" + what);
    else say("Không trang nào có đủ các chữ này; đây là " + number(entries.length) + " trang có một phần");
    if (mended) told.append(make("p", "Không trang nào hợp hẳn với “" + q + "”; đây là kết quả cho chữ gần giống."));
    else if (meant) ask(meant, filter);
    help.hidden = got.full > 0 && entries.length > 0;
    await show(entries, query, filter, mine);
    list.removeAttribute("aria-busy");
  }
  function failed() {
    held = new Map();
    list.removeAttribute("aria-busy");
    say("Chưa tải được danh mục để tìm; bạn thử lại sau");
    help.hidden = false;
  }
  // Once more with a fresh directory: the site may have been published anew meanwhile.
  function run(open) {
    const args = [box.value, chosen(), open];
    return search(...args).catch(() => { held = new Map(); return search(...args); }).catch(failed);
  }
  function restore() {
    const asked = new URLSearchParams(location.search);
    box.value = asked.get("q") || "";
    filters.forEach((s) => {
      const value = asked.get(s.name) || "";
      if (value && ![...s.options].some((o) => o.value === value)) s.append(make("option", value, { value }));
      s.value = value;
    });
    shown = location.search;
    const panel = filters[0].closest("details");
    panel.open = panel.open || filters.some((s) => s.value);
    return run(false);
  }
  function go(push, open) {
    clearTimeout(timer);
    const to = address(box.value.trim(), chosen());
    history[push ? "pushState" : "replaceState"](null, "", to);
    shown = location.search;
    return run(open);
  }
  filters[0].closest("details").hidden = false;
  form.addEventListener("submit", (e) => { e.preventDefault(); go(location.pathname + location.search !== address(box.value.trim(), chosen()), false); });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (box.value.trim().length !== 1) go(false, true); }, WAIT);
  });
  filters.forEach((s) => s.addEventListener("change", () => go(true, false)));
  addEventListener("popstate", () => { if (location.search !== shown) restore(); });
  // Arrows walk through the results.
  document.addEventListener("keydown", (e) => {
    const links = [...list.querySelectorAll("h3 a")], at = links.indexOf(document.activeElement);
    if (e.altKey || e.ctrlKey || e.metaKey || (at < 0 && document.activeElement !== box)) return;
    if (e.key === "ArrowDown" && links[at + 1]) { links[at + 1].focus(); e.preventDefault(); }
    if (e.key === "ArrowUp" && at >= 0) { (links[at - 1] || box).focus(); e.preventDefault(); }
    if (e.key === "Escape" && at >= 0) box.focus();
  });
  form.words = runs; // what the tests compare with Python
  if (location.search) restore();
})();
