// Results of some kinds, of what somebody said, or of a verdict alone: loaded once a reader filters.
(() => {
  const { recapSearch } = window;
  const SAID = 0.5; // what a word weighs in a statement: as much as in the text of a section

  // The numbers of the words of a query that a text holds.
  const held = (text, marks) => new Set(recapSearch.words(text).map((form) => marks.get(form)).filter((number) => number !== undefined));

  async function filter(engine, query, from, { kinds, speaker, verdict }) {
    const data = await engine.load("filters");
    const asked = new Set();
    const { found, marks, hits, required, phrases, complete: together } = await engine.matches(query, asked);
    const wanted = found.flatMap(({ form }, number) => (required.has(form) ? [number] : []));
    const rarity = found.map(({ units }) => Math.log(1 + (engine.size - units.size + 0.5) / (units.size + 0.5)));
    const kindOf = (unit) => data.kinds[data.units[unit]];
    const passes = (kind) => !kinds.length || kinds.includes(kind);

    // Places: none has a verdict, and of what somebody said, only their entry is one.
    const person = data.people[speaker] ?? -1;
    const places = (query.trim() ? hits : [...data.units].map((_kind, unit) => ({ unit, score: 0, words: 0 })))
      .filter(({ unit }) => !verdict && passes(kindOf(unit)) && (!speaker || unit === person))
      .map((hit) => ({ ...hit, holds: together ? wanted.length : hit.words.toString(2).replaceAll("0", "").length }));
    const statements = data.statements
      .filter(([, kind, , who, worth]) => passes(kind) && (!speaker || who === speaker) && (!verdict || worth === verdict))
      .map(([unit, , anchor, , , text]) => {
        const numbers = held(text, marks);
        const score = [...numbers].reduce((sum, number) => sum + rarity[number] * SAID, 0);
        return { unit, score, holds: wanted.filter((number) => numbers.has(number)).length, said: { anchor, text } };
      })
      .filter(({ holds }) => holds || !query.trim());

    const all = [...places, ...statements];
    const most = Math.max(0, ...all.map(({ holds }) => holds));
    const complete = most === wanted.length;
    const best = all.filter(({ holds }) => holds === most);
    best.sort((a, b) => b.score - a.score || a.unit - b.unit);
    return engine.answer(best, { from, count: 10, complete, found, marks, phrases, asked });
  }

  recapSearch.filter = filter;
})();
