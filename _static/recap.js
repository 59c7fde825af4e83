// Citations completed, wide tables in reach, and entries shown beside the links that lead to them.
// Without this script both are still there: the citations above all, and the links.

// What only the reader's browser knows of a citation: the address of the page, and today's date.
function completeCitations() {
  const canonical = document.querySelector('link[rel="canonical"]');
  const address = canonical ? canonical.href : location.href.replace(/#.*/, '');
  const { lang } = document.documentElement;
  const date = new Date().toLocaleDateString(lang, { dateStyle: 'long' });
  const today = lang === 'fr' ? date.replace(/^1 /, '1ᵉʳ ') : date;
  const complete = (selector, textOf) => {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.textContent) {
        const { before = '', after = '' } = element.dataset;
        element.textContent = before + textOf(element) + after;
      }
    }
  };
  complete('.recap-address', (element) => address + (element.dataset.anchor ?? ''));
  complete('.recap-accessed', () => today);
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
    for (const link of document.querySelectorAll('article a[href]')) {
      const entry = entries[link.getAttribute('href')];
      if (entry) this.attach(link, entry);
    }
  }

  attach(link, entry) {
    // A finger has no hover: it follows the link, as anywhere.
    link.addEventListener('pointerenter', (event) => {
      if (event.pointerType !== 'touch') this.showSoon(link, entry);
    });
    link.addEventListener('pointerleave', () => this.hideSoon());
    link.addEventListener('focus', () => link.matches(':focus-visible') && this.show(link, entry));
    link.addEventListener('blur', () => this.hideSoon());
  }

  showSoon(link, entry) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(link, entry), 250);
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

// A table wider than the window scrolls in its place: the keyboard must reach it.
function reachWideTables() {
  for (const wrapper of document.querySelectorAll('.table-wrapper')) {
    if (wrapper.scrollWidth > wrapper.clientWidth) wrapper.tabIndex = 0;
    else wrapper.removeAttribute('tabindex');
  }
}

// The other languages lead to the same place in the page.
function keepPlace() {
  for (const link of document.querySelectorAll('.recap-editions a')) link.hash = location.hash;
}

completeCitations();
keepPlace();
addEventListener('hashchange', keepPlace);
reachWideTables();
addEventListener('resize', reachWideTables);
const previews = document.getElementById('recap-previews');
if (previews) new Preview(JSON.parse(previews.textContent));
