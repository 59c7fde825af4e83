// Citations completed, wide blocks in reach, and entries shown beside the links that lead to them.
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

// What scripts that are fetched ask for.
window.recapReader = { pageAddress, today };

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

// A table or an equation wider than the window scrolls in its place: a keyboard must reach it, and hear
// its name. Sizes are read once the page has been laid out: any sooner would lay it out once more.
function reachWideBlocks() {
  const nameOf = (block) => block.querySelector('table')?.ariaLabel
    ?? block.querySelector('.caption-text')?.textContent;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth;
      const given = isWide ? { tabindex: 0, role: 'group', 'aria-label': nameOf(target) } : {};
      for (const name of ['tabindex', 'role', 'aria-label']) {
        if (given[name] === undefined) target.removeAttribute(name);
        else target.setAttribute(name, given[name]);
      }
    }
  });
  for (const wrapper of document.querySelectorAll('.table-wrapper, div.math')) observer.observe(wrapper);
}

// The menu and the contents of a narrow window lie over the text: they go when one leaves them for it.
function leaveDrawers() {
  for (const drawer of document.querySelectorAll('.sidebar-drawer, .toc-drawer')) {
    const close = () => drawer.matches(':popover-open') && drawer.hidePopover();
    drawer.addEventListener('click', ({ target }) => target.closest('a[href^="#"]') && close());
    drawer.addEventListener('focusout', ({ relatedTarget }) => (
      relatedTarget && !drawer.contains(relatedTarget) && close()
    ));
  }
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
  }).observe(document.querySelector('main') ?? document.body, { subtree: true, attributeFilter: ['class'] });
}

// Where a browser refuses to keep anything, Furo's button of the scheme would throw: what a reader
// chooses then holds for the page.
function chooseForThePage() {
  try {
    localStorage.getItem('theme');
  } catch {
    const kept = new Map();
    const getItem = (name) => kept.get(name) ?? null;
    const setItem = (name, value) => kept.set(name, value);
    Object.defineProperty(window, 'localStorage', { value: { getItem, setItem } });
    document.body.dataset.theme = 'auto';
  }
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

// What a reader does loads what it takes; the next time, where that couldn't be had.
function loadAt(target, types, load, isTime = () => true) {
  const begin = async (event) => {
    if (!isTime(event)) return;
    for (const type of types) target.removeEventListener(type, begin);
    await load().catch(wait);
  };
  const wait = () => types.forEach((type) => target.addEventListener(type, begin));
  wait();
}

// Both languages side by side. Pages of a folder can't read one another.
function offerParallel() {
  const button = document.querySelector('button.recap-parallel');
  if (location.protocol === 'file:') button?.remove();
  else if (button) loadAt(button, ['click'], () => fetchScript(button.dataset.script));
}

// What links lead to, shown beside them, once a reader turns to one.
function offerPreviews() {
  const previews = document.getElementById('recap-previews');
  if (!previews) return;
  const load = async () => {
    const { entries, script } = previews.dataset;
    await fetchScript(entries); // which may run twice
    await fetchScript(script);
    window.recapReader.showPreviews();
  };
  loadAt(document.querySelector('article'), ['pointerover', 'focusin'], load, (event) => {
    const { target, type, pointerType } = event;
    // A finger follows the link, and focuses it.
    const turned = type === 'focusin' ? target.matches(':focus-visible') : pointerType !== 'touch';
    return turned && target.closest('a[href]');
  });
}

// What to do with the words that a reader selects.
function offerPassages() {
  const template = document.getElementById('recap-passage');
  const load = () => fetchScript(template.dataset.script);
  if (template) loadAt(document, ['selectionchange'], load, () => !getSelection().isCollapsed);
}

// The scripts of sphinx-copybutton come when something to copy is near; at once where a keyboard moves
// the focus, which would pass over buttons that aren't there yet. A field is focused by a click too.
function offerCopying() {
  const template = document.getElementById('recap-copying');
  const found = template ? document.querySelectorAll(template.dataset.selector) : [];
  if (!found.length) return;
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(),
    { rootMargin: '25%' }, // what is further away, few scroll to
  );
  const focused = ({ target }) => target.matches(':focus-visible:not(input)') && load();
  async function load() {
    observer.disconnect();
    document.removeEventListener('focusin', focused);
    window.DOCUMENTATION_OPTIONS ??= {}; // they read one, which may be none
    for (const script of template.content.children) await fetchScript(script.getAttribute('src'));
  }
  for (const element of found) observer.observe(element.parentElement); // itself may be hidden
  document.addEventListener('focusin', focused);
}

// Dates are dear to write: not before the reader acts, and before any button does.
for (const type of ['click', 'toggle']) {
  document.addEventListener(type, completeCitations, { capture: true, once: true });
}
addEventListener('beforeprint', completeCitations);
keepPlace();
addEventListener('hashchange', keepPlace);
reachWideBlocks();
leaveDrawers();
sayCopied();
chooseForThePage();
sayScheme();
offerParallel();
offerPassages();
offerCopying();
offerPreviews();
// Pages of a folder, unlike those of a server, are strangers to one another: they don't fade.
if (location.protocol === 'file:') {
  addEventListener('pageswap', ({ viewTransition }) => viewTransition?.skipTransition());
}
