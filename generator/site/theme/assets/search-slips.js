// What was meant by what was mistyped; `search.js` loads this when a search finds too little.
// What a slip costs against how often words stand side by side, both in powers of two.
const SLIP = 7, FEW = 4;

// Every word of the index by its key: how it is mostly spelt, and how many have it.
function vocabulary(text, word) {
  const found = new Map();
  text.split(" ").forEach((entry) => {
    const [, form, size] = /^(\D+)(\d+)$/.exec(entry) || [];
    if (form) found.set(word(form).key, { form, size: Number(size) });
  });
  return found;
}
// How many letters are missing, too many, wrong or swapped.
function slips(a, b) {
  let before = [], above = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = above; above = row;
  }
  return above[b.length];
}
// What many say or type alike: tr and ch, s and x, n and l, d and gi and r; n and ng, t and c at the end.
const ALIKE = [
  [/^tr/, "ch"], [/^x/, "s"], [/^n(?![gh])/, "l"], [/^(gi|[rvzj])(?=.)/, "d"], [/^f/, "ph"], [/^w/, "qu"], [/^[kq](?!h)/, "c"],
  [/^(n?g)h/, "$1"], [/n[gh]$/, "n"], [/c[hk]?$/, "t"], [/y$/, "i"],
];
const sound = (key) => ALIKE.reduce((k, [from, to]) => k.replace(from, to), key);
// Keys that write a tone or a mark and were left standing.
const telex = (key) => key.replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/w/g, "").replace(/(.)[sfrxj](?=[a-z]?$)/, "$1");
// Words that were typed as one.
function split(key, known, word) {
  const best = [[]];
  for (let to = 1; to <= key.length; to++) {
    for (let from = Math.max(0, to - 7); from < to; from++) {
      const raw = key.slice(from, to), part = word(raw).key;
      if (best[from] && known.has(part) && (raw[1] || raw === "y") && (!best[to] || best[from].length + 1 < best[to].length)) best[to] = [...best[from], part];
    }
  }
  return best[key.length] || [];
}
function candidates(key, known, word) {
  const found = [], most = key.length > 4 ? 2 : 1, heard = sound(key);
  known.forEach((w, other) => {
    if (other === key || Math.abs(other.length - key.length) > 2) return;
    const n = slips(key, other);
    if (sound(other) === heard) found.push({ words: [other], slips: 0.4 + n / 5, size: w.size });
    else if (n <= most) found.push({ words: [other], slips: n, size: w.size });
  });
  if (known.has(telex(key)) && telex(key) !== key) found.push({ words: [telex(key)], slips: 0.4, size: 9 });
  const parts = split(key, known, word);
  if (parts.length > 1) found.push({ words: parts, slips: 0.3 + 0.2 * parts.length, size: 5 });
  return found.sort((a, b) => a.slips - b.slips || b.size - a.size).slice(0, 24);
}

// The words at all `rest` places are mended; where they are words that are `known`, one of them and only to a better fit.
export async function mend(query, rest, { known: right, short, word, lines, words: text }) {
  const known = vocabulary(await text(), word), words = query.words.map((w) => [w.key]), joined = new Set(query.pairs.map((p) => p.at));
  // Which words stand before and after a word, each with how often.
  async function beside(key) {
    const line = key && (await lines(["~" + key])).get("~" + key);
    return (line || "\t\t").split("\t").slice(1).map((list) => new Map(list.split(" ").map((w) => [w.slice(0, -1), 3 + parseInt(w.slice(-1), 36)])));
  }
  // Words side by side that begin with the letters of an abbreviation, from the word before or back from the one after.
  async function initials(key, from, side) {
    const letters = side ? [...key] : [...key].reverse();
    let ways = from ? [[from]] : [];
    for (const letter of letters) {
      const longer = await Promise.all(ways.map(async (way) => {
        const next = (await beside(way[way.length - 1]))[side];
        return [...next].filter(([w]) => w[0] === letter && w[1]).sort((a, b) => b[1] - a[1]).slice(0, FEW).map(([w]) => [...way, w]);
      }));
      ways = [].concat(...longer).slice(0, 3 * FEW);
    }
    return ways.map((way) => (side ? way.slice(1) : way.slice(1).reverse()));
  }
  // An abbreviation may stand for words, but is no other word with a slip.
  async function options(at) {
    const left = joined.has(at - 1) ? words[at - 1].slice(-1)[0] : "", right = joined.has(at) ? words[at + 1][0] : "";
    const [[, after], [before]] = await Promise.all([left, right].map(beside));
    const proof = (w) => (after.get(w[0]) || 0) + (before.get(w[w.length - 1]) || 0), old = proof(words[at]);
    const key = query.words[at].key, letters = /^[^aeiouy]{2,5}$/.test(key);
    const ways = letters ? [].concat(await initials(key, left, 1), await initials(key, right, 0)) : [];
    return [...(letters || short.has(key) ? [] : candidates(key, known, word)), ...ways.map((w) => ({ words: w, slips: 0.9, size: 0 }))].map((o) => {
      const more = proof(o.words) - old;
      return { at, words: o.words, sure: more > 0 || !(left || right), gain: more - SLIP * o.slips + 0.2 * o.size };
    });
  }
  // The surest first, so that its neighbours have something to go by.
  while (rest.length) {
    const all = [].concat(...(await Promise.all(rest.map(options))));
    const [top] = all.filter((o) => o.sure || !right).sort((a, b) => b.gain - a.gain);
    if (!top) break;
    words[top.at] = top.words;
    rest = right ? [] : rest.filter((at) => at !== top.at);
  }
  const told = (w, at) => (words[at].join() === w.key ? w.form : words[at].map((key) => (query.toned ? known.get(key).form : key)).join(" "));
  const line = query.words.map(told).join(" ");
  return line === query.words.map((w) => w.form).join(" ") ? "" : line;
}
