// What a query finds. `recap/search/*.py` writes the index, and in it the rules that words follow;
// stems are only made here, by the stemmer that Sphinx ships.
(() => {
  let [WORD, HEAD, ACCENTS, UNSEEN, UNSPACED, SIGN] = []; // the rules, once the index is there
  let [LETTERS, SIGNS, DIGITS] = [];
  const REQUESTS = 12; // of a first search, engine and index included
  const PARTS = 7; // of the index, for all words of a search
  const NEAREST = 4; // of them, for one word that many others resemble
  const FUZZY = 5; // letters from which a word may have a slip
  const SNIPPET = 192; // letters of text around the words found

  function follow({ word, head, accents, unseen, unspaced, letters, signs, digits }) {
    WORD = new RegExp(word, "giu");
    HEAD = new RegExp(head, "u");
    ACCENTS = new RegExp(accents, "gu");
    UNSEEN = new RegExp(unseen, "gu");
    UNSPACED = new RegExp(`^${unspaced}`, "u");
    SIGN = new RegExp(`[${Object.keys(signs).join("")}]`, "g");
    SIGNS = signs;
    LETTERS = new Map(Object.entries(letters));
    DIGITS = new Map([...digits].map((digit, value) => [digit, value]));
  }

  const fold = (form) =>
    form.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replace(/\P{ASCII}/gu, (letter) => LETTERS.get(letter) ?? letter);

  // The words of a text, and where it holds them, without what is elided before.
  function words(written) {
    const seen = written.replace(UNSEEN, "");
    const text = seen.replace(SIGN, (sign) => SIGNS[sign]);
    const found = [];
    const add = (form, start, end) => found.push({ form: form.toLowerCase().normalize("NFC"), start, end });
    for (const match of text.matchAll(WORD)) {
      const [token, plain, thousands, decimals, whole, unspaced] = match;
      const [start, end] = [match.index, match.index + token.length];
      if (plain) add(token, start, end);
      else if (thousands) add(token.replace(/[^0-9]/g, ""), start, end);
      else if (decimals) add(decimals.replaceAll(".", ","), start, end);
      else if (whole) add(token.replace(/[.\s]/g, ""), start, end);
      else if (unspaced) {
        let place = start; // each two neighbours, and the last letter alone
        token.match(/\P{M}\p{M}*|^\p{M}+/gu).forEach((letter, rank, letters) => {
          const two = letter + (letters[rank + 1] ?? "");
          add(two, place, place + two.length);
          place += letter.length;
        });
      } else {
        const head = HEAD.exec(token.toLowerCase())?.[0].length ?? 0;
        add(token.slice(head).replace(/'s$/i, "").replace(/[-']/g, ""), start + head, end);
      }
    }
    return seen === written ? found : moved(found, written);
  }

  // Words that were found in a text without what isn't seen, where that text holds them.
  function moved(found, written) {
    const places = [...written.matchAll(UNSEEN)].flatMap(({ index, 0: { length } }) => Array(length).fill(index));
    const at = (place) => places.reduce((moving, unseen) => (unseen <= moving ? moving + 1 : moving), place);
    return found.map(({ form, start, end }) => ({ form, start: at(start), end: at(end - 1) + 1 }));
  }

  // Without letters that stand for themselves after the two that they are a part of.
  const apart = (found) => found.filter(({ end }, rank) => end > (found[rank - 1]?.end ?? 0));

  const plainWords = (text) => apart(words(text)).map(({ form }) => fold(form)).join(" ");

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

  // A letter by itself; in a script without spaces, it begins a word.
  const isUnspacedLetter = (form) => UNSPACED.test(form) && /^\P{M}\p{M}*$/u.test(form);
  const isLetter = (form) => /^\p{L}\p{M}*$/u.test(form) && !UNSPACED.test(form);

  const common = (one, other) =>
    one.slice(0, [...`${one} `].findIndex((letter, place) => letter !== other[place]));

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
    let [unit, distance] = [-1, 0];
    for (let place = 0; place < postings.length; place += 1) {
      const digit = DIGITS.get(postings[place]);
      distance = distance * 32 + (digit % 32);
      if (digit >= 32) continue;
      unit += distance + 1;
      distance = 0;
      place += 1;
      callback(unit, DIGITS.get(postings[place]) / 63);
    }
  }

  // Adds to what a word of a query finds the units of a word of the index.
  function match(word, entry, factor) {
    word.matched.push(entry.form);
    read(entry.postings, (unit, weight) => {
      word.units.set(unit, 1 - (1 - (word.units.get(unit) ?? 0)) * (1 - weight * factor));
    });
  }

  class Engine {
    constructor(index, load) {
      follow(index.rules);
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

    // The words of the index that begin with `start`: of the parts that hold them, those nearest to
    // `plain`, as far as a search may ask for more than it has, whose numbers are in `asked`.
    async entries(start, plain, asked) {
      const part = (text) => Math.max(this.index.words.findLastIndex((first) => first <= text), 0);
      const numbers = [];
      const end = part(isLetter(plain) ? start : `${start}\uffff`); // many words begin with a letter
      for (let number = part(start); number <= end && number < this.index.words.length; number += 1) numbers.push(number);
      const distance = (number) => Math.abs(number - part(plain));
      const texts = numbers.sort((a, b) => distance(a) - distance(b)).slice(0, NEAREST).filter((number) => asked.has(number) || (asked.size < PARTS && asked.add(number)));
      if (!texts.length) return null;
      const parts = texts.sort((a, b) => a - b).map(async (number) => {
        const text = await this.load(`words-${number}`);
        if (!this.decoded.has(number)) this.decoded.set(number, decode(text));
        return this.decoded.get(number);
      });
      return (await Promise.all(parts)).flat().filter((entry) => entry.plain.startsWith(start));
    }

    // What one word of a query finds: units with their weights, and the words that it stands for.
    async find(form, unfinished, asked) {
      const [plain, stems] = [fold(form), this.stemsOf(form)];
      const length = Math.max(3, Math.min(...stems.map((stem) => stem.length)) - 2);
      const word = { form, plain, stems, units: new Map(), matched: [], corrected: false };
      const goesOn = isUnspacedLetter(plain) || (unfinished && !isLetter(plain));
      const entries = await this.entries(stems.reduce(common, plain).slice(0, length), plain, asked);
      for (const entry of entries ?? []) {
        if (entry.plain === plain) match(word, entry, 1);
        else if (this.stemsOf(entry.form).some((stem) => stems.includes(stem))) match(word, entry, 0.9);
        else if (goesOn && entry.plain.startsWith(plain)) match(word, entry, 0.6);
      }
      return entries && word;
    }

    // The same for a word that isn't in the index: those that a slip in all but the first letter
    // may have made of it.
    async correct(word, asked) {
      const { plain, stems } = word;
      if (plain.length < FUZZY || /[0-9]/.test(plain)) return;
      const near = (stem) => stem.length >= FUZZY - 1 && stems.some((own) => close(own, stem));
      const entries = (await this.entries(plain[0], plain, asked)) ?? [];
      const slips = entries.filter((entry) => close(plain, entry.plain)); // the first is what is said
      for (const entry of slips) match(word, entry, 0.8);
      for (const entry of entries) {
        if (!slips.includes(entry) && this.stemsOf(entry.form).some(near)) match(word, entry, 0.5);
      }
      word.corrected = word.matched.length > 0;
    }

    parse(query) {
      const text = query.normalize("NFC");
      const all = apart(words(text)).map(({ form }) => form);
      const phrases = [...text.matchAll(/["«“]([^"«»“”]+)["»”]/gu)].map((match) => plainWords(match[1]));
      const telling = all.filter((form) => !this.stopwords.has(form));
      const forms = telling.length ? telling : all;
      const last = /[\p{L}\p{N}\p{M}]$/u.test(text) && forms.at(-1) === all.at(-1);
      const longest = [...new Set(forms)].sort((a, b) => b.length - a.length).slice(0, PARTS);
      return {
        forms: longest,
        required: new Set(longest.every(isLetter) ? longest : longest.filter((form) => !isLetter(form))),
        unfinished: last ? forms.at(-1) : "",
        phrases: phrases.filter((phrase) => phrase && !isUnspacedLetter(phrase)),
      };
    }

    // Units of the pages that hold all words, best first: those that hold them all themselves, or
    // the best one of the page. When no page does, the units that hold the most of them. Letters
    // that stand beside words are welcome, not required: « J. Dupont » is called Jeanne.
    rank(found, required) {
      const scores = new Map();
      let all = 0;
      found.forEach(({ form, units }, number) => {
        const bit = required.has(form) ? 1 << number : 0;
        all |= bit;
        const rarity = Math.log(1 + (this.size - units.size + 0.5) / (units.size + 0.5));
        for (const [unit, weight] of units) {
          const score = scores.get(unit) ?? { unit, page: this.chunks[unit].page, words: 0, score: 0 };
          score.words |= bit;
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
      let hits = [...scores.values()].filter((hit) => {
        const page = pages.get(hit.page);
        return page.words === all && (hit.words === all || hit === page.best);
      });
      const complete = hits.length > 0;
      if (!complete) {
        const size = (hit) => hit.words.toString(2).replaceAll("0", "").length;
        const most = [...scores.values()].reduce((number, hit) => Math.max(number, size(hit)), 0);
        hits = [...scores.values()].filter((hit) => most && size(hit) === most);
      }
      const whole = (hit) => Number(hit.words === all);
      hits.sort((a, b) => whole(b) - whole(a) || b.score - a.score || a.unit - b.unit);
      return { hits, complete };
    }

    async search(query, from, count) {
      const asked = new Set();
      const { forms, required, unfinished, phrases } = this.parse(query);
      const all = await Promise.all(forms.map((form) => this.find(form, form === unfinished, asked)));
      const found = all.filter(Boolean); // without those that would take one more request
      for (const word of found) {
        if (!word.matched.length) await this.correct(word, asked); // in turn: the same each time
      }
      const { hits, complete } = this.rank(found, required);
      const marks = new Map(found.flatMap(({ matched }, number) => matched.map((form) => [form, number])));
      const shown = await this.show(hits.slice(from), count, REQUESTS - 2 - asked.size, phrases, marks);
      const total = phrases.length ? from + shown.results.length : hits.length;
      const corrected = found.filter((word) => word.corrected).map((word) => word.matched[0]);
      return { results: shown.results, total, complete, corrected, next: shown.next && from + shown.next };
    }

    // The first `count` hits, as far as their texts come with `budget` requests.
    async show(hits, count, budget, phrases, marks) {
      const [names, wanted] = [new Set(), []];
      for (const hit of hits) {
        const chunk = this.chunks[hit.unit];
        if ((!phrases.length && wanted.length === count) || (names.size === budget && !names.has(chunk.name))) break;
        names.add(chunk.name);
        wanted.push({ hit, chunk });
      }
      const texts = await Promise.all(wanted.map(({ chunk }) => this.load(chunk.name)));
      let [results, next] = [[], 0];
      for (const [rank, { hit, chunk }] of wanted.entries()) {
        if (results.length === count) break;
        next = rank + 1;
        const [address, page, units] = texts[rank];
        const [anchor, title, text] = units[hit.unit - chunk.first];
        const plain = phrases.length && ` ${plainWords(`${title} ${text}`)} `;
        if (!phrases.every((phrase) => plain.includes(` ${phrase} `))) continue;
        results.push({
          address: anchor ? `${address}#${anchor}` : address,
          titles: (anchor ? [page, title] : [page]).map((part) => pieces(part, marks)),
          snippet: snippet(text, marks),
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
      if (word.end <= place || word.end > end) continue;
      const begins = Math.max(word.start, place); // words of a script without spaces overlap
      if (begins > place) cut.push({ text: text.slice(place, begins) });
      if (cut.at(-1)?.marked && word.start < place) cut.at(-1).text += text.slice(begins, word.end);
      else cut.push({ text: text.slice(begins, word.end), marked: true });
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
      const sentence = before.search(/(?<=[.!?…。！？\n]\s*)[^\s.!?…。！？]/u);
      start += Math.max(sentence > 0 ? sentence : before.search(/(?<=\s)\S/u), 0);
    }
    let end = Math.min(text.length, start + SNIPPET);
    if (end < text.length) {
      const space = start + text.slice(start, end).search(/\s+\S*$/u);
      if (space > best.first) end = space; // else, a long word, or a script without spaces
    }
    const edge = (cut, mark) => (cut ? [{ text: mark }] : []);
    return [...edge(start, "… "), ...pieces(text, marks, found, start, end), ...edge(end < text.length, " …")];
  }

  Object.assign(window.recapSearch, {
    words: (text) => words(text.normalize("NFC")).map(({ form }) => form),
    fold,
    create: (index, load) => new Engine(index, load),
  });
})();
