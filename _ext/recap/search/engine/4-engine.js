// What a query finds. `recap/search/*.py` writes the index, and in it the rules that words follow;
// stems are only made here, by the stemmer that Sphinx ships.
(() => {
  const { recapSearch } = window;
  const REQUESTS = 12; // of a first search, engine and index included
  const LOOKED_FOR = 6; // words of a query, the longest
  const FUZZY = 5; // letters from which a word may have a slip
  const NEAR = 5; // words that are suggested where nothing is found
  const LIKENESS = 0.4; // of letters, from which a word is suggested
  const HALF = 3; // letters of the first and the last of words that were run together
  const PIECES = 3; // of them, before the last
  const SURE = { same: 1, stem: 0.9, alike: 0.7, kin: 0.6, begins: 0.6, derived: 0.4 };

  // What holds a unit, for a word of a query: it as well as what another word found there.
  const add = (units, unit, weight) => units.set(unit, 1 - (1 - (units.get(unit) ?? 0)) * (1 - weight));

  // Adds to what a word of a query finds the units of a word of the index.
  function match(word, entry, factor) {
    word.matched.push(entry.form);
    recapSearch.read(entry.postings, (unit, weight) => add(word.units, unit, weight * factor));
  }

  // Adds the units that hold all of `others`, which stand for the word together.
  function join(word, others, factor) {
    const [first, ...rest] = others;
    if (others.every(({ matched }) => matched.every((form) => word.matched.includes(form)))) return;
    let found = false;
    for (const [unit, weight] of first.units) {
      if (!rest.every(({ units }) => units.has(unit))) continue;
      found = true;
      add(word.units, unit, factor * Math.min(weight, ...rest.map(({ units }) => units.get(unit))));
    }
    if (!found) return;
    word.matched.push(...others.flatMap(({ matched }) => matched));
    word.readAs.push(others.map(({ form, matched }) => (matched.includes(form) ? form : matched[0])).join(" "));
  }

  // The words that share the most letters with one, two by two.
  function nearest(plain, entries) {
    const pairs = (word) => new Set([...word].map((letter, place) => letter + (word[place + 1] ?? "")));
    const own = pairs(plain);
    return entries
      .map((entry) => ({ entry, other: pairs(entry.plain) }))
      .map(({ entry, other }) => ({ form: entry.form, share: (2 * [...own].filter((pair) => other.has(pair)).length) / (own.size + other.size) }))
      .filter(({ share }) => share >= LIKENESS)
      .sort((a, b) => b.share - a.share)
      .map(({ form }) => form);
  }

  class Engine extends recapSearch.Shelf {
    constructor(index, load) {
      super(index, load);
      this.meanings = recapSearch.meanings(index.lexicon, index.stopwords);
    }

    // What one word of a query finds: units with their weights, and the words that it stands for.
    async find(form, unfinished, asked, strict = false) {
      const { meanings } = this;
      const [plain, stems] = [recapSearch.fold(form), meanings.stemsOf(form)];
      const word = { form, plain, stems, units: new Map(), matched: [], readAs: [] };
      const root = !strict && meanings.root(plain);
      const goesOn = recapSearch.isUnspacedLetter(plain) || (unfinished && !recapSearch.isLetter(plain));
      const entries = await this.entries(meanings.start(plain, stems), plain, asked);
      // Beside a word that the index has, others of its stem are less: « productivité », « produit ».
      const others = entries?.some((entry) => entry.plain === plain) ? SURE.kin : SURE.stem;
      for (const entry of entries ?? []) {
        const same = meanings.same(plain, entry.plain);
        if (entry.plain === plain) match(word, entry, SURE.same);
        else if (strict && !same) continue;
        else if (meanings.stemsOf(entry.form).some((stem) => stems.includes(stem))) match(word, entry, same ? SURE.stem : others);
        else if (goesOn && entry.plain.startsWith(plain)) match(word, entry, SURE.begins);
        else if (root && meanings.root(entry.plain) === root) match(word, entry, SURE.derived);
      }
      return entries && word;
    }

    // All of some words, where the index has each of them.
    async all(forms, asked) {
      const found = [];
      for (const form of forms) {
        const word = await this.find(form, false, asked, true); // in turn: the same each time
        if (!word?.matched.length) return null;
        found.push(word);
      }
      return found;
    }

    // Adds what a word finds by its synonyms, and by being one with the word before or after it.
    async widen(word, query, asked) {
      for (const words of this.meanings.alternatives(word.form, query.all)) {
        const others = await this.all(words, asked);
        if (others) join(word, others, SURE.alike);
      }
      const place = query.all.indexOf(word.form);
      for (const [one, other] of [query.all.slice(place - 1, place + 1), query.all.slice(place, place + 2)]) {
        if (!other || other.length < HALF - 1 || /[^\p{L}\p{M}]/u.test(one + other)) continue;
        const joined = await this.find(one + other, false, asked, true);
        if (joined?.matched.some((form) => recapSearch.fold(form) === joined.plain)) join(word, [joined], SURE.stem);
      }
    }

    // The words that were run together in one that the index hasn't, without common ones in between.
    async split(rest, asked, pieces = []) {
      const entries = (await this.entries(rest.slice(0, 2), rest, asked)) ?? [];
      const starts = entries.filter(({ plain }) => plain.length >= (pieces.length ? 2 : HALF) && rest.startsWith(plain) && !this.meanings.stopwords.has(plain)).map(({ plain }) => plain);
      for (const start of [...new Set(starts)].sort((a, b) => b.length - a.length)) {
        const [found, left] = [[...pieces, start], rest.slice(start.length)];
        if (!left && start.length >= HALF) return found;
        const whole = left.length >= HALF && found.length < PIECES && (await this.split(left, asked, found));
        if (whole) return whole;
      }
      for (const common of pieces.length ? this.meanings.stopwords : []) {
        const whole = rest.startsWith(common) && rest.length > common.length && (await this.split(rest.slice(common.length), asked, pieces));
        if (whole) return whole;
      }
      return null;
    }

    // A number and the letter stuck to it, which may be its unit, as in « 5 g », or a name, as « 3D »;
    // a word to which what is elided before it is stuck, as phones have it: « lentreprise ».
    parted(plain) {
      const rest = recapSearch.headless(plain);
      const [, ...parts] = /^([0-9]+)([a-z])$/.exec(plain) ?? (rest === plain ? [] : [plain, rest]);
      return parts.filter((part) => !this.meanings.stopwords.has(part));
    }

    // The same for a word that isn't in the index: those that are stuck or were run together in it, or those that
    // a slip in all but the first letter may have made of it. What is as long is meant rather than
    // what shares but a stem.
    async correct(word, asked) {
      const { plain, stems } = word;
      const parted = await this.all(this.parted(plain), asked);
      if (parted?.length) join(word, parted, SURE.stem);
      if (word.matched.length || plain.length < FUZZY || /[0-9]/.test(plain)) return;
      const pieces = await this.split(plain, asked);
      const others = pieces && (await this.all(pieces, asked));
      if (others) join(word, others, SURE.stem);
      if (word.matched.length) return;
      const near = (stem) => stem.length >= FUZZY - 1 && stems.some((own) => recapSearch.close(own, stem));
      const entries = (await this.entries(plain[0], plain, asked)) ?? [];
      const slips = entries.filter((entry) => recapSearch.close(plain, entry.plain)); // the first is what is said
      for (const entry of slips) match(word, entry, 0.8);
      for (const entry of entries) {
        const alike = Math.abs(entry.plain.length - plain.length) <= 2 && !slips.includes(entry);
        if (alike && this.meanings.stemsOf(entry.form).some(near)) match(word, entry, 0.5);
      }
      word.readAs.push(...word.matched.slice(0, 1));
      if (!word.matched.length) word.near = nearest(plain, entries);
    }

    parse(query) {
      const text = query.normalize("NFC");
      const all = recapSearch.cut(text);
      const phrases = [...text.matchAll(/["«“]([^"«»“”]+)["»”]/gu)].map((match) => recapSearch.plainWords(match[1]));
      const forms = this.meanings.telling(all, text);
      const last = /[\p{L}\p{N}\p{M}]$/u.test(text) && forms.at(-1) === all.at(-1);
      const longest = [...new Set(forms)].sort((a, b) => b.length - a.length).slice(0, LOOKED_FOR);
      return {
        all,
        forms: longest,
        required: new Set(longest.every(recapSearch.isLetter) ? longest : longest.filter((form) => !recapSearch.isLetter(form))),
        unfinished: last ? forms.at(-1) : "",
        phrases: phrases.filter((phrase) => phrase && !recapSearch.isUnspacedLetter(phrase)),
      };
    }

    // What a query finds, before any text is read.
    async matches(query, asked) {
      const parsed = this.parse(query);
      const all = await Promise.all(parsed.forms.map((form) => this.find(form, form === parsed.unfinished, asked)));
      const found = all.filter(Boolean); // without those that would take one more request
      for (const word of found) {
        await this.widen(word, parsed, asked);
        if (!word.matched.length) await this.correct(word, asked); // in turn: the same each time
      }
      const marks = new Map(found.flatMap(({ matched }, number) => matched.map((form) => [form, number])));
      return { ...parsed, found, marks, ...this.rank(found, parsed.required, parsed.phrases) };
    }

    async search(query, from, count) {
      const asked = new Set();
      const matches = await this.matches(query, asked);
      return this.answer(matches.hits, { ...matches, from, count, asked });
    }

    // The results from one on, and what is to be said of them; how many in all, where that is known.
    async answer(hits, { found, marks, complete, phrases, from, count, asked }) {
      const shown = await this.show(hits.slice(from), count, REQUESTS - 2 - asked.size, phrases, marks);
      const some = from || shown.next; // but not how many, of texts that aren't all read
      const total = !phrases.length ? hits.length : some ? undefined : shown.results.length;
      const corrected = [...new Set(found.flatMap(({ readAs }) => readAs))];
      const near = shown.results.length ? [] : [...new Set(found.flatMap((word) => word.near ?? []))].slice(0, NEAR);
      return { results: shown.results, total, complete, corrected, near, next: shown.next && from + shown.next };
    }
  }

  recapSearch.part((index, load) => new Engine(index, load));
})();
