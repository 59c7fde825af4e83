// Entries beside the links that lead to them. Loaded when a reader turns to a link, with the entries.

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
    this.on('focusout', () => this.box.matches(':hover') || this.hide());
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

  // Under the link, or above it where there is more room; over none of its lines, never past an edge.
  place(link) {
    const lines = link.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const below = last.bottom + height < innerHeight || first.top < height;
    const line = below ? last : first;
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
    this.box.style.left = `${left + scrollX}px`;
    this.box.style.top = `${(below ? line.bottom : line.top - height) + scrollY}px`;
  }

  static content({ title, text, note, lang, dir = '' }) {
    const parts = { strong: title, p: text, small: note };
    return Object.entries(parts).filter(([, words]) => words).map(([name, words]) => {
      const part = document.createElement(name);
      part.textContent = words;
      if (name === 'p' && lang) Object.assign(part, { lang, dir });
      return part;
    });
  }
}

window.recapReader.showPreviews = () => {
  const preview = new Preview(window.recapReader.previews);
  // The link that a reader has turned to while this was fetched.
  const turned = (state, act) => {
    const link = document.querySelector(`article a[href]${state}`);
    const entry = link && preview.entries[link.getAttribute('href')];
    if (entry) act(link, entry);
  };
  turned(':hover', (link, entry) => preview.showSoon(link, entry));
  turned(':focus-visible', (link, entry) => preview.show(link, entry));
};
