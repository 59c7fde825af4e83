// What a query finds. `recap/search/*.py` writes the index; the words of both follow one set of
// rules (tests/folding.toml), and stems are only made here, by the stemmer that Sphinx ships.
(() => {
  const HEADS = "[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|entr";
  const PREFIXES = "e|co|re|pre|pré|anti|auto|inter|multi|micro";
  const WORD = new RegExp(
    "([0-9]{1,3}(?:[ \\u00a0\\u202f,][0-9]{3})+(?![0-9]))|([0-9]+(?:[.,][0-9]+)+)" +
      `|(?:(?:${HEADS})['’])?(?:(?:${PREFIXES})-)?[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*`,
    "giu",
  );
  const HEAD = new RegExp(`^(?:${HEADS})'(?=.)`, "u");
  const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const DIGITS = new Map([...ALPHABET].map((digit, value) => [digit, value]));
  const REQUESTS = 12; // of a first search, engine and index included
  const PARTS = 4; // of the index, for one word that many others resemble
  const FUZZY = 5; // letters from which a word may have a slip
  const SNIPPET = 192; // letters of text around the words found

  const fold = (form) =>
    form.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[œæßøłđ]/gu, (letter) => LETTERS[letter]);

  // The words of a text, and where it holds them, without what is elided before.
  function words(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const token = match[0].toLowerCase().replaceAll("’", "'");
      let [form, head] = ["", 0];
      if (match[1]) form = token.replace(/[^0-9]/g, "");
      else if (match[2]) form = token.replaceAll(".", ",");
      else {
        head = HEAD.exec(token)?.[0].length ?? 0;
        form = token.slice(head).replace(/'s$/, "").replace(/[-']/g, "");
        if (form.length < 2 && !/^[0-9]$/.test(form)) continue;
      }
      found.push({ form, start: match.index + head, end: match.index + match[0].length });
    }
    return found;
  }

  // Whether one letter changed, added, removed or two exchanged lead from one word to the other.
  function close(one, other) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    if (long.length - short.length > 1) return false;
    let start = 0;
    while (start < short.length && short[start] === long[start]) start += 1;
    if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
    const exchanged = long[start + 1] + long[start] + long.slice(start + 2);
    return short.slice(start + 1) === long.slice(start + 1) || short.slice(start) === exchanged;
  }

  function common(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return one.slice(0, length);
  }

  // The lines of a part of the index: words, their folded form, their postings.
  function decode(text) {
    let previous = "";
    return text.split("\n").map((line) => {
      const space = line.indexOf(" ");
      const form = previous.slice(0, DIGITS.get(line[0])) + line.slice(1, space);
      previous = form;
      return { form, plain: fold(form), postings: line.slice(space + 1) };
    });
  }

  // Calls back with each unit and the weight, from 0 to 1, of a word there.
  function read(postings, callback) {
    let unit = -1;
    for (let place = 0; place < postings.length; place += 1) {
      let distance = 0;
      for (;;) {
        const digit = DIGITS.get(postings[place]);
        place += 1;
        distance = distance * 32 + (digit % 32);
        if (digit < 32) break;
      }
      unit += distance + 1;
      callback(unit, DIGITS.get(postings[place]) / 63);
    }
  }

  class Engine {
    constructor(index, load) {
      this.index = index;
      this.load = (name) => load(`_search/${name}.js?v=${index.version}`);
      this.stemmer = new window.Stemmer();
      this.stems = new Map();
      this.decoded = new Map();
      this.stopwords = new Set(index.stopwords.split(" "));
      for (const word of [...this.stopwords]) this.stopwords.add(fold(word));
      this.chunks = []; // by unit, the text that holds it: its name, page and first unit
      index.pages.split("\n").forEach((line, page) => {
        const space = line.indexOf(" ");
        const name = encodeURI(line.slice(space + 1)).replace(/[?#]/g, encodeURIComponent);
        line.slice(0, space).split(",").forEach((count, number) => {
          const chunk = { name: `text/${name}.${number}`, page, first: this.chunks.length };
          for (let unit = 0; unit < Number(count); unit += 1) this.chunks.push(chunk);
        });
      });
      this.size = this.chunks.length;
    }

    // A word is found by any of its stems: of what is written, of it without accents, and without
    // the s, x or e that some forms keep (« silos », « planifiee »).
    stemsOf(form) {
      if (!this.stems.has(form)) {
        const plain = fold(form);
        const singular = plain.length > 3 ? plain.replace(/[sx]$/, "").replace(/ee$/, "e") : plain;
        const stems = [form, plain, singular].map((word) => fold(this.stemmer.stemWord(word)));
        this.stems.set(form, [...new Set(stems)]);
      }
      return this.stems.get(form);
    }

    // The words of the index that begin with `start`; of many parts, those around `plain`.
    async entries(start, plain) {
      const starts = this.index.words;
      const before = (text) => starts.findLastIndex((first) => first <= text);
      let [low, high] = [Math.max(before(start), 0), before(`${start}\uffff`)];
      const own = Math.max(before(plain), 0);
      while (high - low >= PARTS) {
        if (high - own > own - low) high -= 1;
        else low += 1;
      }
      const parts = [];
      for (let number = low; number <= high; number += 1) {
        parts.push(this.load(`words-${number}`).then((text) => {
          this.loaded.add(number);
          if (!this.decoded.has(number)) this.decoded.set(number, decode(text));
          return this.decoded.get(number);
        }));
      }
      return (await Promise.all(parts)).flat().filter((entry) => entry.plain.startsWith(start));
    }

    // What one word of a query finds: units with their weights, and the words that it stands for.
    async find(form, unfinished) {
      const plain = fold(form);
      const stems = this.stemsOf(form);
      const start = stems.reduce(common, plain).slice(0, Math.max(3, Math.min(...stems.map((s) => s.length)) - 2));
      const units = new Map();
      const matched = [];
      const match = (entry, factor) => {
        matched.push(entry.form);
        read(entry.postings, (unit, weight) => {
          units.set(unit, 1 - (1 - (units.get(unit) ?? 0)) * (1 - weight * factor));
        });
      };
      for (const entry of await this.entries(start, plain)) {
        if (entry.plain === plain) match(entry, 1);
        else if (this.stemsOf(entry.form).some((stem) => stems.includes(stem))) match(entry, 0.9);
        else if (unfinished && entry.plain.startsWith(plain)) match(entry, 0.6);
      }
      const corrected = !matched.length && plain.length >= FUZZY && !/[0-9]/.test(plain);
      if (corrected) {
        for (const entry of await this.entries(plain[0], plain)) {
          const near = (stem) => stem.length >= FUZZY - 1 && stems.some((own) => close(own, stem));
          if (close(plain, entry.plain)) match(entry, 0.8);
          else if (this.stemsOf(entry.form).some(near)) match(entry, 0.5);
        }
      }
      const rarity = Math.log(1 + (this.size - units.size + 0.5) / (units.size + 0.5));
      return { units, rarity, matched, corrected: corrected && matched.length > 0 };
    }

    parse(query) {
      const text = query.normalize("NFC");
      const all = words(text).map(({ form }) => form);
      const quoted = [...text.matchAll(/["«“]([^"«»“”]+)["»”]/gu)];
      const phrases = quoted.map((match) => words(match[1]).map(({ form }) => fold(form)).join(" "));
      const telling = all.filter((form) => !this.stopwords.has(form));
      const forms = telling.length ? telling : all;
      const last = /[\p{L}\p{N}]$/u.test(text) && forms.at(-1) === all.at(-1);
      return { forms: [...new Set(forms)], unfinished: last ? forms.at(-1) : "", phrases: phrases.filter(Boolean) };
    }

    // Units of the pages that hold all words, best first: those that hold them all themselves, or
    // the best one of the page. When no page does, the units that hold the most of them.
    rank(found) {
      const scores = new Map();
      found.forEach(({ units, rarity }, number) => {
        for (const [unit, weight] of units) {
          const score = scores.get(unit) ?? { unit, page: this.chunks[unit].page, words: 0, score: 0 };
          score.words |= 1 << number;
          score.score += rarity * weight;
          scores.set(unit, score);
        }
      });
      const pages = new Map();
      for (const hit of scores.values()) {
        const page = pages.get(hit.page) ?? { words: 0, best: hit };
        page.words |= hit.words;
        if (hit.score > page.best.score) page.best = hit;
        pages.set(hit.page, page);
      }
      const all = 2 ** found.length - 1;
      let hits = [...scores.values()].filter((hit) => {
        const page = pages.get(hit.page);
        if (hit.words === all) hit.score *= 2;
        return page.words === all && (hit.words === all || hit === page.best);
      });
      const complete = hits.length > 0;
      if (!complete) {
        const size = (hit) => hit.words.toString(2).replaceAll("0", "").length;
        const most = [...scores.values()].reduce((number, hit) => Math.max(number, size(hit)), 0);
        hits = [...scores.values()].filter((hit) => size(hit) === most);
      }
      hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
      return { hits, complete };
    }

    async search(query, from, count) {
      this.loaded = new Set();
      const { forms, unfinished, phrases } = this.parse(query);
      const found = await Promise.all(forms.slice(0, 30).map((form) => this.find(form, form === unfinished)));
      const { hits, complete } = this.rank(found);
      const marks = new Map(found.flatMap(({ matched }, number) => matched.map((form) => [form, number])));
      const budget = Math.max(3, REQUESTS - 2 - this.loaded.size);
      const shown = await this.show(hits.slice(from), count, budget, phrases, marks);
      const total = phrases.length && !shown.next ? from + shown.results.length : hits.length;
      const corrected = found.filter((word) => word.corrected).map((word) => word.matched[0]);
      return { results: shown.results, total, complete, corrected, next: shown.next && from + shown.next };
    }

    // The first `count` hits, as far as their texts come with `budget` requests.
    async show(hits, count, budget, phrases, marks) {
      const names = new Set();
      const wanted = [];
      for (const hit of hits) {
        const chunk = this.chunks[hit.unit];
        if ((!phrases.length && wanted.length === count) || (names.size === budget && !names.has(chunk.name))) break;
        names.add(chunk.name);
        wanted.push({ hit, chunk });
      }
      const texts = await Promise.all(wanted.map(({ chunk }) => this.load(chunk.name)));
      const results = [];
      let next = 0;
      for (const [rank, { hit, chunk }] of wanted.entries()) {
        if (results.length === count) break;
        next = rank + 1;
        const [address, page, units] = texts[rank];
        const [anchor, title, text] = units[hit.unit - chunk.first];
        const plain = ` ${words(`${title} ${text}`).map(({ form }) => fold(form)).join(" ")} `;
        if (!phrases.every((phrase) => plain.includes(` ${phrase} `))) continue;
        results.push({
          address: anchor ? `${address}#${anchor}` : address,
          titles: (anchor ? [page, title] : [page]).map((part) => pieces(part, marks)),
          snippet: snippet(text, marks),
          score: hit.score,
        });
      }
      return { results, next: next < hits.length ? next : 0 };
    }
  }

  const marked = (text, marks) => words(text.normalize("NFC")).filter(({ form }) => marks.has(form));

  function pieces(text, marks, found = marked(text, marks), start = 0, end = text.length) {
    const cut = [];
    let place = start;
    for (const word of found) {
      if (word.start < place || word.end > end) continue;
      if (word.start > place) cut.push({ text: text.slice(place, word.start) });
      cut.push({ text: text.slice(word.start, word.end), marked: true });
      place = word.end;
    }
    if (place < end) cut.push({ text: text.slice(place, end) });
    return cut;
  }

  // The stretch of text that holds the most of the words, then the most often; or its beginning.
  function snippet(text, marks) {
    const found = marked(text, marks);
    let best = { value: 0, first: 0 };
    found.forEach(({ start }, rank) => {
      const near = found.slice(rank).filter((word) => word.end <= start + SNIPPET * 0.75);
      const value = new Set(near.map(({ form }) => marks.get(form))).size * 100 + near.length;
      if (value > best.value) best = { value, first: start };
    });
    let start = Math.max(0, best.first - SNIPPET / 4);
    if (start) {
      const before = text.slice(start, best.first); // from a sentence, or else from a word
      const sentence = before.search(/(?<=[.!?…\n]\s*)[^\s.!?…]/u);
      start += Math.max(sentence > 0 ? sentence : before.search(/(?<=\s)\S/u), 0);
    }
    let end = Math.min(text.length, start + SNIPPET);
    if (end < text.length) end = start + Math.max(text.slice(start, end).search(/\s+\S*$/u), best.first + 1 - start);
    const cut = pieces(text, marks, found, start, end);
    if (start) cut.unshift({ text: "… " });
    if (end < text.length) cut.push({ text: " …" });
    return cut;
  }

  window.recapSearch.words = (text) => words(text.normalize("NFC")).map(({ form }) => form);
  window.recapSearch.fold = fold;
  window.recapSearch.create = (index, load) => new Engine(index, load);
})();
