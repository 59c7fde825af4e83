// Words: how texts are cut into them, by rules that `recap/search/words.py` alone writes, and where
// they stand in what results show.
(() => {
  let [WORD, HEAD, STUCK, ACCENTS, UNSEEN, UNSPACED, SIGN] = []; // the rules, once the index is there
  let [LETTERS, SIGNS] = [];
  const SNIPPET = 192; // letters of text around the words found
  const APART = " · "; // between two blocks that a snippet has on one line

  function follow({ word, head, stuck, accents, unseen, unspaced, letters, signs }) {
    WORD = new RegExp(word, "giu");
    HEAD = new RegExp(head, "u");
    STUCK = new RegExp(stuck, "u");
    ACCENTS = new RegExp(accents, "gu");
    UNSEEN = new RegExp(unseen, "gu");
    UNSPACED = new RegExp(`^${unspaced}`, "u");
    SIGN = new RegExp(`[${Object.keys(signs).join("")}]`, "g");
    SIGNS = signs;
    LETTERS = new Map(Object.entries(letters));
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
      const [token, plain, thousands, fraction, decimals, whole, unspaced] = match;
      const [start, end] = [match.index, match.index + token.length];
      if (plain) add(token, start, end);
      else if (thousands) add(thousands.replace(/[^0-9]/g, "") + (fraction ? `,${fraction}` : ""), start, end);
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

  // A folded word without what may be elided before it.
  const headless = (plain) => plain.replace(STUCK, "");

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
    return cut.map((piece) => ({ ...piece, text: piece.text.replace(/(?<![.!?…:;,—»”])\n(?!—)/g, APART).replace(/\n/g, " ") }));
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
    follow,
    fold,
    headless,
    close,
    isLetter,
    isUnspacedLetter,
    plainWords,
    pieces,
    snippet,
    cut: (text) => apart(words(text.normalize("NFC"))).map(({ form }) => form),
    words: (text) => words(text.normalize("NFC")).map(({ form }) => form),
  });
})();
