// The index as the browser reads it: its parts, each loaded when its words are asked for; the units
// that hold words, best first; their texts.
(() => {
  const { recapSearch } = window;
  const PARTS = 6; // of the index, for all words of a search
  const NEAREST = 4; // of them, for one word that many others resemble
  let DIGITS = new Map();

  // The lines of a part of the index: words, their folded form, their postings.
  function decode(text) {
    let previous = "";
    return text.split("\n").map((line) => {
      const space = line.indexOf(" ");
      const form = previous.slice(0, DIGITS.get(line[0])) + line.slice(1, space);
      previous = form;
      return { form, plain: recapSearch.fold(form), postings: line.slice(space + 1) };
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

  class Shelf {
    constructor(index, load) {
      recapSearch.follow(index.rules);
      DIGITS = new Map([...index.rules.digits].map((digit, value) => [digit, value]));
      this.index = index;
      this.load = (name, version = index.version) => load(`_search/${name}.js?v=${version}`, version);
      this.decoded = new Map();
      this.chunks = []; // by unit, the text that holds it, its first unit, and their page
      index.pages.split("\n").filter(Boolean).forEach((line, page) => {
        const [, counts, version, title] = /^(\S+) (\S+) (.*)$/.exec(line);
        const name = encodeURI(title).replace(/[?#]/g, encodeURIComponent);
        const address = `${name}${index.ending}`.replace(/(^|\/)index\/$/, "$1"); // of a folder
        counts.split(",").forEach((count, number) => {
          const chunk = { name: `text/${name}.${number}`, version, page, title, address, first: this.chunks.length };
          for (let unit = 0; unit < Number(count); unit += 1) this.chunks.push(chunk);
        });
      });
      this.size = this.chunks.length;
    }

    // The words of the index that begin with `start`: of the parts that hold them, those nearest to
    // `plain`, as far as a search may ask for more than it has, whose numbers are in `asked`.
    async entries(start, plain, asked) {
      const part = (text) => Math.max(this.index.words.findLastIndex((first) => first <= text), 0);
      const numbers = [];
      const end = part(recapSearch.isLetter(plain) ? start : `${start}\uffff`); // many words begin with a letter
      for (let number = part(start); number <= end && number < this.index.words.length; number += 1) numbers.push(number);
      const distance = (number) => Math.abs(number - part(plain));
      const texts = numbers.sort((a, b) => distance(a) - distance(b)).slice(0, NEAREST).filter((number) => asked.has(number) || (asked.size < PARTS && asked.add(number)));
      if (!texts.length) return null;
      const parts = texts.sort((a, b) => a - b).map(async (number) => {
        const text = await this.load(`words/${number}`);
        if (!this.decoded.has(number)) this.decoded.set(number, decode(text));
        return this.decoded.get(number);
      });
      return (await Promise.all(parts)).flat().filter((entry) => entry.plain.startsWith(start));
    }

    // Units of the pages that hold all words, best first: those that hold them all themselves, or
    // the best one of the page. When no page does, the units that hold the most of them. Letters
    // that stand beside words are welcome, not required: « J. Dupont » is called Jeanne. Of a page,
    // phrases are in any of the units that hold their words.
    rank(found, required, phrases) {
      const scores = new Map();
      const quoted = new Set(phrases.flatMap((phrase) => phrase.split(" ")));
      let [all, together] = [0, 0];
      found.forEach(({ form, plain, units }, number) => {
        const bit = required.has(form) ? 1 << number : 0;
        all |= bit;
        if (quoted.has(plain)) together |= bit;
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
      const quoting = [...scores.values()].filter(({ words }) => (words & together) === together);
      let hits = quoting.filter((hit) => {
        const page = pages.get(hit.page);
        return page.words === all && (together || hit.words === all || hit === page.best);
      });
      const complete = hits.length > 0;
      if (!complete) {
        const size = (hit) => hit.words.toString(2).replaceAll("0", "").length;
        const most = quoting.reduce((number, hit) => Math.max(number, size(hit)), 0);
        hits = quoting.filter((hit) => most && size(hit) === most);
      }
      const whole = (hit) => Number(hit.words === all);
      hits.sort((a, b) => whole(b) - whole(a) || b.score - a.score || a.unit - b.unit);
      return { hits, complete };
    }

    // The first `count` hits, as far as their texts come with `budget` requests, and the rank of the
    // next one. Whether a hit holds phrases, its text alone says: so many are read at a time until
    // one more than `count` does, or none is left.
    async show(hits, count, budget, phrases, marks) {
      const found = [];
      let read = 0;
      do {
        const batch = this.batch(hits.slice(read), phrases.length ? hits.length : count, budget);
        const texts = await this.texts(batch);
        batch.forEach((hit, number) => {
          const place = this.place(hit, texts[number]);
          const again = !texts[number] && found.some(({ address }) => address === place.address);
          if (!again && holds(place, phrases)) found.push({ ...place, rank: read + number });
        });
        read += batch.length;
      } while (phrases.length && found.length <= count && read < hits.length);
      return {
        results: found.slice(0, count).map((place) => ({
          address: place.address,
          titles: place.titles.map((title) => recapSearch.pieces(title, marks)),
          snippet: recapSearch.snippet(place.text, marks),
        })),
        next: found[count]?.rank ?? (read < hits.length ? read : 0),
      };
    }

    // The first hits, `most` of them, whose texts come with `budget` requests.
    batch(hits, most, budget) {
      const [names, batch] = [new Set(), []];
      for (const hit of hits.slice(0, most)) {
        names.add(this.chunks[hit.unit].name);
        if (names.size > budget) break;
        batch.push(hit);
      }
      return batch;
    }

    // The parts that hold the texts of hits, without those that can't be loaded, unless none can.
    async texts(hits) {
      const chunks = hits.map(({ unit }) => this.chunks[unit]);
      const parts = await Promise.allSettled(chunks.map(({ name, version }) => this.load(name, version)));
      const failed = parts.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
      const telling = failed.find(({ outdated }) => outdated) ?? (failed.length === hits.length && failed[0]);
      if (telling) throw telling;
      return parts.map(({ value }) => value);
    }

    // Where a hit leads, as a part of the texts says it, and what stands there; without it, to the
    // page, of which only the name is known.
    place({ unit, said }, part) {
      const chunk = this.chunks[unit];
      if (!part) return { address: chunk.address, titles: [chunk.title], text: "" };
      const [address, page, units] = part;
      const [section, title, whole] = units[unit - chunk.first];
      const { anchor, text } = said ?? { anchor: section, text: whole };
      return { address: anchor ? `${address}#${anchor}` : address, titles: section ? [page, title] : [page], text };
    }
  }

  function holds({ titles, text }, phrases) {
    const plain = phrases.length && ` ${recapSearch.plainWords(`${titles.at(-1)} ${text}`)} `;
    return phrases.every((phrase) => plain.includes(` ${phrase} `));
  }

  Object.assign(recapSearch, { read, Shelf });
})();
