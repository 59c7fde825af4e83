// What words may stand for, as `recap/search/lexicon.py` tells it of the language: other forms, words
// derived from them, synonyms; and which words of a query say only that it is a question.
(() => {
  const { recapSearch } = window;
  const ROOT = 5; // letters that two words share, at least, where one is derived from the other
  const singular = (plain) => plain.replace(/[sx]$/, "");
  const list = (text) => (text ? text.split(" ") : []);

  class Meanings {
    constructor({ asked, said, alike, swaps, endings }, stopwords) {
      this.stemmer = new window.Stemmer();
      this.stems = new Map();
      this.stopwords = new Set(stopwords.split(" ").flatMap((word) => [word, recapSearch.fold(word)]));
      this.asked = new Set(list(asked));
      this.said = new Set(list(said));
      this.swaps = list(swaps).map((pair) => pair.split("-"));
      this.endings = list(endings).sort((a, b) => b.length - a.length);
      // By member: the words that are looked for, then those that a query has.
      this.alike = list(alike.replaceAll(" ", "_").replaceAll("\n", " ")).map((group) =>
        group.split(",").map((member) => member.replaceAll("_", " ").split("|").map((words) => words.split(" "))));
    }

    // A word is found by any of its stems: of what is written, of it without accents, without the
    // s, x or e that some forms keep (« silos », « planifiee »), and with another ending (« travaux »,
    // « travail »).
    stemsOf(form) {
      if (!this.stems.has(form)) {
        const plain = recapSearch.fold(form);
        const short = plain.length > 3 ? singular(plain).replace(/ee$/, "e") : plain;
        const forms = [form, plain, short, ...this.swapped(plain)];
        this.stems.set(form, [...new Set(forms.map((word) => recapSearch.fold(this.stemmer.stemWord(word))))]);
      }
      return this.stems.get(form);
    }

    // The words that a word is with another ending, as the language has pairs of them, or, in
    // *swaps*, as it has them the other way round.
    swapped(plain, swaps = this.swaps) {
      const exchange = (word) => swaps.flatMap(([from, to]) =>
        from && word.length > from.length + 1 && word.endsWith(from) ? [word.slice(0, -from.length) + to] : []);
      return [...new Set([plain, singular(plain)].flatMap(exchange))];
    }

    // Whether two folded words are one, but for their number.
    same(one, other) {
      const forms = (plain) => [plain, singular(plain), ...this.swapped(plain)];
      return one === other || forms(one).some((form) => forms(other).includes(form));
    }

    // What all forms of a word begin with.
    start(plain, stems) {
      const back = this.swapped(plain, this.swaps.map(([from, to]) => [to, from]));
      const length = Math.max(3, Math.min(...stems.map((stem) => stem.length)) - 2);
      return [...stems, ...back, this.root(plain) || plain].reduce(common, plain).slice(0, length);
    }

    // What is left of a word without the longest ending of derived words; nothing, of a short word.
    root(plain) {
      const word = singular(plain);
      if (word.length < ROOT || /[^a-z]/.test(word)) return "";
      const ending = this.endings.find((end) => word.endsWith(end) && word.length - end.length >= ROOT);
      return ending ? word.slice(0, -ending.length) : word;
    }

    // The words of a query that are looked for: all, where there are no others.
    telling(forms, text) {
      const isAsked = (form) => this.asked.has(recapSearch.fold(form));
      const tokens = text.toLowerCase().split(/[^\p{L}\p{M}]+/u);
      const question = /[?？]/.test(text) || tokens.some(isAsked);
      const told = forms.filter((form) => !this.stopwords.has(form));
      const said = told.filter((form) => !isAsked(form) && !(question && this.said.has(recapSearch.fold(form))));
      return [said, told, forms].find((some) => some.length) ?? [];
    }

    // What a word of a query may stand for, there: lists of words that must stand together.
    alternatives(form, forms) {
      const plain = forms.map(recapSearch.fold);
      const place = forms.indexOf(form);
      const has = (words) => [...words.keys()].some((rank) =>
        place >= rank && words.every((word, number) => plain[place - rank + number] && this.same(word, plain[place - rank + number])));
      const groups = this.alike.filter((group) => group.some((member) => has(member.at(-1))));
      return groups.flatMap((group) => group.filter((member) => !has(member.at(-1))).map(([words]) => words))
        .filter((words) => words[0] && !words.some((word) => this.same(word, plain[place])));
    }
  }

  const common = (one, other) =>
    one.slice(0, [...`${one} `].findIndex((letter, place) => letter !== other[place]));

  recapSearch.meanings = (lexicon, stopwords) => new Meanings(lexicon, stopwords);
})();
