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

// In the forms of reference managers, in numbers: the year, the month, the day.
function todayInNumbers(between) {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join(between);
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
  complete('.recap-accessed', ({ dataset: { between } }) => (
    between ? todayInNumbers(between) : today()
  ));
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

// What few readers ask for comes when it is asked for. Scripts, unlike pages, are read from a folder too.
function fetchScript(address) {
  const script = document.createElement('script');
  script.src = address;
  document.head.append(script);
}

// Both languages side by side. Pages of a folder can't read one another.
function offerParallel() {
  const button = document.querySelector('button.recap-parallel');
  if (location.protocol === 'file:') button?.remove();
  else button?.addEventListener('click', () => fetchScript(button.dataset.script), { once: true });
}

// What to do with the words that a reader selects.
function offerPassages() {
  const template = document.getElementById('recap-passage');
  const begin = () => {
    if (getSelection().isCollapsed) return;
    document.removeEventListener('selectionchange', begin);
    fetchScript(template.dataset.script);
  };
  if (template) document.addEventListener('selectionchange', begin);
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
offerPassages();
const previews = document.getElementById('recap-previews');
if (previews) new Preview(JSON.parse(previews.textContent));
// Pages of a folder, unlike those of a server, are strangers to one another: they don't fade.
if (location.protocol === 'file:') {
  addEventListener('pageswap', ({ viewTransition }) => viewTransition?.skipTransition());
}
