// Citations completed, wide tables in reach, and entries shown beside the links that lead to them.
// Without this script both are still there: the citations above all, and the links.

// What only the reader's browser knows of a citation: the address of the page, and today's date.
function pageAddress() {
  const canonical = document.querySelector('link[rel="canonical"]');
  return canonical ? canonical.href : location.href.replace(/#.*/, '');
}

function today() {
  const { lang } = document.documentElement;
  const date = new Date().toLocaleDateString(lang, { dateStyle: 'long' });
  return lang === 'fr' ? date.replace(/^1 /, '1ᵉʳ ') : date;
}

function completeCitations() {
  const complete = (selector, textOf) => {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.textContent) {
        const { before = '', after = '' } = element.dataset;
        element.textContent = before + textOf(element) + after;
      }
    }
  };
  const { reference } = document.querySelector('.recap-cite')?.dataset ?? {};
  if (reference) complete('.recap-reference', () => reference); // with a quotation
  complete('.recap-address', (element) => pageAddress() + (element.dataset.anchor ?? ''));
  complete('.recap-accessed', today);
}

// The entry of a link, shown when the link is hovered or focused. WCAG 2.2, 1.4.13: Escape dismisses
// it, the pointer can move onto it, it stays as long as the link or itself is hovered or focused.
class Preview {
  constructor(entries) {
    this.entries = entries;
    this.box = document.createElement('div');
    this.box.id = 'recap-preview';
    this.box.className = 'recap-preview';
    this.box.setAttribute('role', 'tooltip');
    this.box.hidden = true;
    document.body.append(this.box);
    this.box.addEventListener('pointerenter', () => clearTimeout(this.timer));
    this.box.addEventListener('pointerleave', () => this.hideSoon());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.hide());
    // A finger has no hover: it follows the link, as anywhere.
    this.on('pointerover', (link, entry, { pointerType }) => {
      if (pointerType !== 'touch') this.showSoon(link, entry);
    });
    this.on('pointerout', () => this.hideSoon());
    this.on('focusin', (link, entry) => link.matches(':focus-visible') && this.show(link, entry));
    this.on('focusout', () => this.hideSoon());
  }

  // One listener for all links: a page has hundreds of them.
  on(type, act) {
    document.querySelector('article').addEventListener(type, (event) => {
      const link = event.target.closest('a[href]');
      const entry = link && this.entries[link.getAttribute('href')];
      if (entry) act(link, entry, event);
    });
  }

  showSoon(link, entry) {
    clearTimeout(this.timer);
    if (link !== this.link || this.box.hidden) {
      this.timer = setTimeout(() => this.show(link, entry), 250);
    }
  }

  hideSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), 250);
  }

  show(link, entry) {
    clearTimeout(this.timer);
    this.hide();
    this.box.replaceChildren(...Preview.content(entry));
    this.box.hidden = false;
    this.place(link);
    this.link = link;
    link.setAttribute('aria-describedby', this.box.id);
  }

  hide() {
    this.box.hidden = true;
    this.link?.removeAttribute('aria-describedby');
  }

  // Under the line of the link, or above it where there is more room; never past an edge.
  place(link) {
    const line = link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const below = line.bottom + height < innerHeight || line.top < height;
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
    this.box.style.left = `${left + scrollX}px`;
    this.box.style.top = `${(below ? line.bottom : line.top - height) + scrollY}px`;
  }

  static content({ title, text, note, lang }) {
    const parts = { strong: title, p: text, small: note };
    return Object.entries(parts).filter(([, words]) => words).map(([name, words]) => {
      const part = document.createElement(name);
      part.textContent = words;
      if (name === 'p' && lang) part.lang = lang;
      return part;
    });
  }
}

// A table wider than the window scrolls in its place: the keyboard must reach it. Sizes are read when
// the page has been laid out, which reading them any sooner would do once more.
function reachWideTables() {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute('tabindex');
    }
  });
  for (const wrapper of document.querySelectorAll('.table-wrapper')) observer.observe(wrapper);
}

// The other languages lead to the same place in the page.
function keepPlace() {
  for (const link of document.querySelectorAll('.recap-editions a')) link.hash = location.hash;
}

// What a copy button answers is said aloud too; sphinx-copybutton shows it, for a moment. The place
// where it is said has to be there first.
function sayCopied() {
  const said = document.createElement('div');
  said.className = 'recap-said';
  said.setAttribute('role', 'status');
  document.body.append(said);
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.matches('.copybtn.success')) said.textContent = target.dataset.tooltip;
      else if (target.matches('.copybtn')) said.textContent = '';
    }
  }).observe(document.querySelector('main'), { subtree: true, attributeFilter: ['class'] });
}

// The button of the scheme, which Furo's script serves, says which one is on.
function sayScheme() {
  const say = () => {
    for (const button of document.querySelectorAll('.theme-toggle')) {
      button.setAttribute('aria-label', button.dataset[document.body.dataset.theme || 'auto']);
    }
  };
  new MutationObserver(say).observe(document.body, { attributeFilter: ['data-theme'] });
  say();
}

// What a reader selects can be sent to another, or quoted: the address of the passage, with its words
// (a text fragment) above that of its paragraph; the words, and where they are read.
class Passage {
  constructor(template) {
    this.bar = template.content.firstElementChild;
    const [link, quote] = this.bar.querySelectorAll('button');
    link.addEventListener('click', () => this.copy(this.address(), link));
    quote.addEventListener('click', () => this.copy(this.quotation(), quote));
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.follow(), 200);
    });
    this.bar.addEventListener('keydown', (event) => event.key === 'Escape' && this.bar.remove());
  }

  // The bar comes after the block that the selection ends in: the next stop of the keyboard.
  follow() {
    const selection = getSelection();
    const text = selection.toString();
    if (selection.isCollapsed || !text.trim()) {
      if (!this.bar.contains(document.activeElement)) this.bar.remove();
      return;
    }
    const range = selection.getRangeAt(0);
    const [first, last] = [range.startContainer, range.endContainer].map(Passage.block);
    if (!first || !last || this.bar.contains(selection.anchorNode)) return;
    this.paragraph = first.closest('[id]');
    this.text = Passage.wholeWords(text, range);
    last.after(this.bar);
    const line = [...range.getClientRects()].pop();
    const { left, top } = this.bar.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - this.bar.offsetWidth - 8;
    this.bar.style.left = `${Math.max(8, Math.min(line.left, room)) - left}px`;
    this.bar.style.top = `${line.bottom - top + 8}px`;
  }

  // A browser looks for whole words.
  static wholeWords(text, { startContainer, startOffset, endContainer, endOffset }) {
    const before = startContainer.data?.slice(0, startOffset).match(/[\p{L}\p{N}]*$/u)[0] ?? '';
    const after = endContainer.data?.slice(endOffset).match(/^[\p{L}\p{N}]*/u)[0] ?? '';
    const first = /^[\p{L}\p{N}]/u.test(text) ? before : '';
    const last = /[\p{L}\p{N}]$/u.test(text) ? after : '';
    return (first + text + last).trim();
  }

  static block(node) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element.closest('article :is(p, li, dd, dt, h1, h2, h3, table, figure)');
  }

  address() {
    const encode = (words) => encodeURIComponent(words).replaceAll('-', '%2D');
    const words = this.text.split(/\s*\n\s*/u);
    const [start, end] = [words[0].split(' ').slice(0, 6), words.at(-1).split(' ').slice(-6)];
    const whole = words.length === 1 && this.text.length < 80;
    const said = whole ? [this.text] : [start.join(' '), end.join(' ')];
    return `${pageAddress()}#${this.paragraph.id}:~:text=${said.map(encode).join(',')}`;
  }

  quotation() {
    const { before, after, accessed } = this.bar.dataset;
    const { reference } = document.querySelector('.recap-cite')?.dataset ?? {};
    const place = `${pageAddress()}#${this.paragraph.id}`;
    const read = accessed.replace('DATE', today());
    return `${before}${this.text.replace(/\s*\n\s*/gu, ' ')}${after}, ${reference}, ${place} ${read}.`;
  }

  // What copies is an event: it asks for no permission, and works in a page of a folder too.
  copy(words, button) {
    const give = (event) => {
      event.clipboardData.setData('text/plain', words);
      event.preventDefault();
    };
    document.addEventListener('copy', give, { once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', give);
    document.querySelector('.recap-said').textContent = this.bar.dataset.copied;
    button.classList.add('recap-done');
    setTimeout(() => button.classList.remove('recap-done'), 1500);
  }
}

// Both languages side by side: what shows them comes when it is asked for. Pages of a folder can't read
// one another.
function offerParallel() {
  const button = document.querySelector('button.recap-parallel');
  if (!button) return;
  if (location.protocol === 'file:') {
    button.remove();
    return;
  }
  button.addEventListener('click', () => {
    const script = document.createElement('script');
    script.src = button.dataset.script;
    document.head.append(script);
  }, { once: true });
}

// Dates are dear to write: not before the reader acts, and before any button does.
for (const type of ['click', 'toggle']) {
  document.addEventListener(type, completeCitations, { capture: true, once: true });
}
addEventListener('beforeprint', completeCitations);
keepPlace();
addEventListener('hashchange', keepPlace);
reachWideTables();
sayCopied();
sayScheme();
offerParallel();
const previews = document.getElementById('recap-previews');
if (previews) new Preview(JSON.parse(previews.textContent));
const passage = document.getElementById('recap-passage');
if (passage) new Passage(passage);
// Pages of a folder, unlike those of a server, are strangers to one another: they can't fade.
for (const type of ['pageswap', 'pagereveal']) {
  addEventListener(type, ({ viewTransition }) => viewTransition?.ready.catch(() => {}));
}
