// Both languages, side by side: each block of the text beside the same one of the other edition,
// which is fetched. Loaded when it is asked for.

(() => {
  const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, caption, th, td';
  const UNPAIRED = '.recap-session, .recap-tools, .recap-more, [hidden], details:not([open])';
  const button = document.querySelector('button.recap-parallel');
  const article = document.querySelector('article');
  let twins = [];

  // Blocks of text that hold no other, in the order of the page: the same in both editions.
  const blocks = (root) => [...root.querySelectorAll(BLOCKS)].filter(
    (block) => !block.querySelector(BLOCKS) && !block.closest(UNPAIRED) && block.textContent.trim(),
  );

  // Pairs by their rank; where a translation has more blocks or fewer, by their names alone.
  function pairs(other) {
    const [here, there] = [blocks(article), blocks(other.querySelector('article'))];
    const alike = here.length === there.length
      && here.every((block, rank) => block.tagName === there[rank].tagName);
    return here.map((block, rank) => {
      const named = block.closest('[id^="p-"]');
      const same = named && other.getElementById(named.id);
      const found = same && (same.matches(BLOCKS) && !same.querySelector(BLOCKS) ? same : blocks(same)[0]);
      return [block, alike ? there[rank] : found];
    }).filter(([block, twin]) => twin && twin.textContent.trim() !== block.textContent.trim());
  }

  // The words of a block of the other edition, without what belongs to its page alone.
  function twinOf(block, lang) {
    for (const link of block.querySelectorAll('a[href]')) link.setAttribute('href', link.href);
    for (const gone of block.querySelectorAll('.headerlink, .recap-aside')) gone.remove();
    const twin = document.createElement('div');
    twin.className = `recap-twin${/^H\d/.test(block.tagName) ? ' recap-twin-heading' : ''}`;
    twin.lang = lang;
    twin.append(...[...block.childNodes].map((node) => document.importNode(node, true)));
    for (const node of twin.querySelectorAll('[id]')) node.removeAttribute('id');
    return twin;
  }

  function show(other) {
    for (const [block, counterpart] of pairs(other)) {
      const twin = twinOf(counterpart, other.documentElement.lang);
      if (block.matches('p, h1, h2, h3, h4, h5, h6')) {
        const pair = document.createElement('div');
        pair.className = 'recap-pair';
        block.replaceWith(pair);
        pair.append(block, twin);
        twins.push(() => pair.replaceWith(block));
      } else {
        block.append(twin);
        twins.push(() => twin.remove());
      }
    }
  }

  // A document that a request hands over: nothing in it runs.
  function fetched(address) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.responseType = 'document';
      request.onload = () => (request.status === 200 ? resolve(request.response) : reject(request.status));
      request.onerror = reject;
      request.send();
    });
  }

  async function toggle() {
    const on = button.getAttribute('aria-pressed') !== 'true';
    const top = [...article.querySelectorAll(BLOCKS)].find((block) => block.getBoundingClientRect().top > 0);
    const before = top?.getBoundingClientRect().top;
    if (on) {
      try {
        show(await fetched(button.dataset.edition));
      } catch {
        location.assign(button.dataset.edition); // the other edition by itself, or why it can't be had
        return;
      }
    } else {
      for (const remove of twins) remove();
      twins = [];
    }
    button.setAttribute('aria-pressed', on);
    document.body.classList.toggle('recap-both', on);
    if (top && scrollY) scrollBy(0, top.getBoundingClientRect().top - before);
  }

  button.addEventListener('click', toggle);
  toggle();
})();
