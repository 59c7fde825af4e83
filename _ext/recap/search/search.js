// The search as one uses it: the field of the sidebar and the page of results.
// Nothing of the index is loaded before a reader turns to the field; the engine then
// finds what it holds. Every word shown comes from the template.
const root = document.documentElement.dataset.content_root ?? "./";
const FIRST_RESULTS = 10;
const PAUSE = 120; // ms without a key before the search starts

// Scripts, which a browser loads from file:// too, unlike data; each once, unless it failed.
const scripts = new Map();

function load(address, version) {
  if (!scripts.has(address)) {
    const loading = content(address, version);
    loading.catch(() => scripts.delete(address));
    scripts.set(address, loading);
  }
  return scripts.get(address);
}

// What a script hands to the page. It may hold nothing, or what was published since: what is kept
// of it, for a year perhaps, is passed by before it is refused.
async function content(address, version) {
  const isRight = (script) => script.content !== undefined && script.version === version;
  let script = await fetchScript(address);
  if (!isRight(script)) script = await fetchScript(`${address.split("?")[0]}?v=${Date.now()}`);
  if (isRight(script)) return script.content;
  throw Object.assign(new Error(`not what was asked for: ${address}`), { outdated: script.content !== undefined });
}

let made;

async function engine() {
  const { engine: address } = main.words; // with a digest, as all but the index itself
  const [index, create] = await Promise.all([load(`${root}_search/index.js`), load(address)]);
  made ??= create(index, (name, version) => load(root + name, version));
  return made;
}

// What the scripts of `_search` call, and what anyone may: `search` returns what it found.
const receive = (content, version) => Object.assign(document.currentScript, { content, version });
window.recapSearch = {
  index: receive,
  part: receive,
  engine,
  search: async (query, from = 0, count = FIRST_RESULTS) => (await engine()).search(query, from, count),
};

class Box {
  constructor(element) {
    this.words = element.dataset;
    this.field = element.querySelector("input[type=search]");
    this.statuses = element.querySelectorAll(".recap-search-status"); // one heard, one seen
    this.results = document.getElementById(this.words.results);
    this.panel = this.results.closest("[popover]");
    this.whole = element.querySelector(".recap-search-whole");
    this.latest = 0;
    this.value = "";
    this.query = "";
    this.field.addEventListener("focus", () => engine().catch((error) => this.fail(error)), { once: true });
    this.field.addEventListener("input", () => {
      this.dismissed = false;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), PAUSE);
    });
    document.addEventListener("keydown", (event) => this.key(event));
    if (this.panel) {
      this.field.addEventListener("focus", () => this.come());
      element.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !element.contains(event.relatedTarget)) this.dismiss();
      });
      document.addEventListener("pointerdown", (event) => {
        if (!element.contains(event.target)) this.dismiss();
      });
      window.addEventListener("resize", () => { // and the menu may be gone, with the field
        if (!this.field.checkVisibility()) this.dismiss();
      });
    }
  }

  // What the page of results does otherwise: `page/page.js`.
  find(value, from) {
    return window.recapSearch.search(value, from);
  }

  filtered() {
    return "";
  }

  shown() {}

  async run(from = 0) {
    const { value } = this.field; // a space at the end says that the last word is whole
    const asked = value + this.filtered();
    if (asked === this.value && !from) return;
    this.value = asked;
    this.query = value.trim();
    this.latest += 1;
    const turn = this.latest;
    if (!this.query && !this.filtered()) {
      this.clear();
      return;
    }
    try {
      const found = await this.find(value, from);
      if (turn === this.latest) this.show(found, from);
    } catch (error) {
      if (turn === this.latest) this.fail(error);
    }
  }

  show(found, from) {
    // Arrows may have led to what the first letters found, before the answer to the whole word.
    const held = this.results.contains(document.activeElement);
    if (!from) this.results.replaceChildren();
    this.results.querySelector(".recap-search-more")?.remove();
    const items = window.recapSearch.draw(this.results, found.results, root);
    this.shown(found, from);
    if ((from && !this.restoring) || held) (items[0]?.querySelector("a") ?? this.field).focus();
    if (!from) this.say(window.recapSearch.summary(this, found, items.length));
  }

  // The region exists from the start and only its text changes, otherwise nothing is announced.
  say(text) {
    if (this.whole) this.whole.href = `${this.whole.href.replace(/\?.*/, "")}?q=${encodeURIComponent(this.query)}`;
    for (const status of this.statuses) status.textContent = text;
    if (this.panel && text && !this.dismissed) this.open();
  }

  empty() {
    if (this.results.contains(document.activeElement)) this.field.focus();
    this.results.replaceChildren();
  }

  fail({ outdated }) {
    this.empty();
    this.value = ""; // so that the same words can be tried again
    this.shown({}, 0);
    this.say(outdated ? this.words.outdated : this.words.error);
  }

  clear() {
    this.shown({}, 0);
    this.empty();
    this.say("");
    this.close();
  }

  open() {
    const { left, right, bottom } = this.field.getBoundingClientRect();
    const { dir, clientWidth } = document.documentElement;
    const start = dir === "rtl" ? clientWidth - right : left;
    this.panel.style.setProperty("--recap-search-start", `${Math.max(start, 0)}px`);
    this.panel.style.setProperty("--recap-search-top", `${bottom}px`);
    if (!this.panel.matches(":popover-open")) this.panel.showPopover();
  }

  come() {
    this.dismissed = false;
    if (this.statuses[0].textContent) this.open();
  }

  close() {
    if (this.panel?.matches(":popover-open")) this.panel.hidePopover();
  }

  // To leave is to dismiss: an answer that comes later doesn't open it again.
  dismiss() {
    this.dismissed = true;
    this.close();
  }

  // Escape closes the panel from anywhere, then empties the field; other keys are for the results.
  key(event) {
    if (event.key === "Escape" && (this.panel ?? this.results).contains(document.activeElement)) {
      this.field.focus(); // which opens the panel: closed next
      this.dismiss();
    } else if (event.key === "Escape" && this.panel?.matches(":popover-open")) {
      this.dismiss();
    } else if (event.key === "Escape" && event.target === this.field && this.field.value) {
      this.field.value = "";
      this.run();
    } else if (!window.recapSearch.walk?.(this, event)) {
      return;
    }
    event.preventDefault(); // Escape would close the menu of a narrow screen as well
  }
}

const boxes = [...document.querySelectorAll(".recap-search")].map((element) => new Box(element));
const main = boxes.find((box) => !box.panel) ?? boxes[0];
if (!main) return;

// A key by itself would answer those who speak to their computer, or strike another (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  const control = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!control || event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  const menu = main.field.closest("[popover]");
  if (menu && !main.field.checkVisibility()) menu.showPopover();
  main.field.focus();
  main.field.select();
});

Object.assign(window.recapSearch, { box: main });
