// Results as one sees them: links, and texts in which what was searched for is marked; how many they
// are, in words of the template, and how keys lead among them.
(() => {
  function append(parent, name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  // Pieces of text, those that were searched for being marked.
  function fill(element, pieces) {
    for (const { text, marked } of pieces) {
      if (marked) append(element, "mark", "", text);
      else element.append(text);
    }
  }

  function item(list, result, root) {
    const entry = append(list, "li", "recap-search-result");
    const link = append(entry, "a", "recap-search-title");
    link.href = root + result.address;
    result.titles.forEach((pieces, rank) => {
      if (rank) append(link, "span", "recap-search-separator", " › ");
      fill(append(link, "span"), pieces);
    });
    if (result.snippet.length) fill(append(entry, "p", "recap-search-snippet"), result.snippet);
    return entry;
  }

  // Adds results to those that a place shows, and returns their items.
  function draw(place, results, root) {
    if (!results.length) return [];
    const list = place.querySelector("ol") ?? append(place, "ol", "recap-search-list");
    return results.map((result) => item(list, result, root));
  }

  // What a box says of what was found: how much, what answers in part, what was read otherwise.
  function summary({ words, query }, { total, complete, corrected }, shown) {
    const { one, many, over, none, empty, some } = words;
    const number = (total ?? shown).toLocaleString(document.documentElement.lang);
    const count = total === 1 ? one : (total ? many : over).replace("%s", number);
    const said = [shown ? count : query ? none.replace("%s", () => query) : empty];
    if (corrected.length) said.push(words.corrected.replace("%s", () => corrected.join(", ")));
    if (shown && !complete) said.unshift(some);
    return said.join(" ");
  }

  // Arrows move the focus from the field of a box to its results and among them; Enter follows the
  // link. Tells whether that key was for them.
  function walk(box, { key, target }) {
    const links = [...box.results.querySelectorAll("a, button"), ...(box.panel ? [box.whole] : [])];
    const place = links.indexOf(document.activeElement);
    const down = key === "ArrowDown" && links.length && (place >= 0 || target === box.field);
    if (down) {
      if (box.panel) box.open();
      links[Math.min(place + 1, links.length - 1)].focus();
    } else if (key === "ArrowUp" && place >= 0) {
      (links[place - 1] ?? box.field).focus();
    } else {
      return false;
    }
    return true;
  }

  Object.assign(window.recapSearch, { append, draw, summary, walk });
})();
