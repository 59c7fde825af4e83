// The page of results: filters, and an address, a title and a history that hold what is shown.
(() => {
  const { box } = window.recapSearch;
  const append = (...what) => window.recapSearch.append(...what); // once the engine is there
  const form = box.field.form;
  const filters = form.querySelector(".recap-search-filters"); // where there is something to filter by
  const clearing = form.querySelector(".recap-search-clear");
  const { title } = document;
  const before = { shown: 0, top: 0, ...history.state };
  let next = 0;

  const chosen = () => [...new FormData(form)].filter(([name, value]) => name !== "q" && value);
  const address = () => new URLSearchParams([...(box.query ? [["q", box.query]] : []), ...chosen()]).toString();

  // Where one comes back to: all that was shown, at the same height.
  function remember() {
    const state = { shown: box.results.querySelectorAll("li.recap-search-result").length, top: scrollY };
    const search = address();
    try {
      history.replaceState(state, "", search ? `?${search}` : location.pathname);
    } catch {
      history.replaceState(state, ""); // some browsers don't let a file:// page change its address
    }
    document.title = box.query ? `${box.query} – ${title}` : title;
    for (const link of document.querySelectorAll("a[hreflang]")) link.search = search;
  }

  async function find(value, from) {
    const engine = await window.recapSearch.engine();
    const wanted = chosen();
    if (!wanted.length) return engine.search(value, from, 10);
    const all = (name) => wanted.flatMap(([other, choice]) => (other === name ? [choice] : []));
    await engine.load("filters");
    return window.recapSearch.filter(engine, value, from, { kinds: all("kind"), speaker: all("speaker")[0], verdict: all("verdict")[0] });
  }

  function shown(found, from) {
    next = found.next ?? 0;
    if (next) more();
    if (found.total === 0 && !from) suggest(found.near ?? []);
    if (clearing) clearing.hidden = !chosen().length;
    remember();
  }

  function more() {
    const button = append(box.results, "button", "recap-search-more", box.words.more);
    button.type = "button";
    button.addEventListener("click", () => box.run(next));
  }

  // Words that are like those that nothing answers to, then the pages of the menu.
  function suggest(near) {
    if (chosen().length && box.query) {
      const without = append(box.results, "p", "recap-search-suggestion");
      append(without, "a", "", box.words.unfiltered).href = `?${new URLSearchParams({ q: box.query })}`;
    }
    if (near.length) {
      const line = append(box.results, "p", "recap-search-suggestion", `${box.words.near} `);
      near.forEach((word, rank) => {
        if (rank) line.append(", ");
        append(line, "a", "", word).href = `?${new URLSearchParams({ q: word })}`;
      });
    }
    const links = [...document.querySelectorAll(".sidebar-tree a[href]")];
    if (!links.length) return;
    append(box.results, "p", "recap-search-suggestion", box.words.pages);
    const list = append(box.results, "ul", "recap-search-pages");
    for (const link of links) append(append(list, "li"), "a", "", link.textContent.trim()).href = link.href;
  }

  // The controls say what the address does; it may name what this edition hasn't.
  function choose(asked) {
    for (const control of form.querySelectorAll("input[type=checkbox]")) control.checked = asked.getAll(control.name).includes(control.value);
    for (const control of form.querySelectorAll("select")) {
      const wanted = asked.get(control.name) ?? "";
      control.value = [...control.options].some(({ value }) => value === wanted) ? wanted : "";
    }
    if (filters) filters.open ||= chosen().length > 0;
  }

  Object.assign(box, { find, shown, filtered: () => chosen().join("&") });
  const asked = new URLSearchParams(location.search);
  box.field.value = asked.get("q") ?? "";
  choose(asked);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    box.run();
  });
  form.addEventListener("change", (event) => event.target !== box.field && box.run());
  clearing?.addEventListener("click", () => {
    choose(new URLSearchParams());
    box.field.focus(); // the button goes
    box.run();
  });
  document.addEventListener("click", remember, true);
  document.addEventListener("scrollend", () => !box.restoring && remember());

  (async () => {
    history.scrollRestoration = "manual";
    box.restoring = true;
    await box.run();
    while (next && box.results.querySelectorAll("li.recap-search-result").length < before.shown) await box.run(next);
    box.restoring = false;
    scrollTo(0, before.top);
    remember();
  })();
})();
