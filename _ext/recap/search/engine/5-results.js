// Results as one sees them: links, and texts in which what was searched for is marked.
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

  Object.assign(window.recapSearch, { append, draw });
})();
