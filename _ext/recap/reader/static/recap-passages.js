// What is selected can be sent and quoted. Loaded when something is.
const { pageAddress, today } = window.recapReader; // `reader.js`

// The address of the passage, with its words (a text fragment) above that of its paragraph; the words,
// and where they are read.
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

  // The bar comes after the block that the selection ends in: the next stop of the keyboard. It goes
  // with the passage, unless a reader is in it.
  follow() {
    const selection = getSelection();
    const text = Passage.written(selection);
    if (selection.isCollapsed || !text.trim()) {
      if (!this.bar.contains(document.activeElement)) this.bar.remove();
      return;
    }
    if (this.bar.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const [first, last] = [range.startContainer, range.endContainer].map(Passage.block);
    if (!first || !last) {
      this.bar.remove();
      return;
    }
    this.paragraph = first.closest('[id]');
    this.text = Passage.wholeWords(text, range);
    last.after(this.bar);
    const line = [...range.getClientRects()].pop();
    const { left, top } = this.bar.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - this.bar.offsetWidth - 8;
    this.bar.style.left = `${Math.max(8, Math.min(line.left, room)) - left}px`;
    this.bar.style.top = `${line.bottom - top + 8}px`;
  }

  // The words as they were written, not in the capitals of a style.
  static written(selection) {
    const { classList } = document.querySelector('article');
    classList.add('recap-as-written');
    const text = selection.toString();
    classList.remove('recap-as-written');
    return text;
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

  // Its first words and its last, which are looked for after those; all where these are few.
  address() {
    const encode = (words) => encodeURIComponent(words).replaceAll('-', '%2D');
    const blocks = this.text.split(/\s*\n\s*/u).map((block) => block.split(' '));
    const whole = blocks.length === 1 && blocks[0].length < 12;
    const parts = whole ? blocks : [blocks[0].slice(0, 6), blocks.at(-1).slice(-6)];
    const said = parts.map((words) => words.join(' '));
    return `${pageAddress()}#${this.paragraph.id}:~:text=${said.map(encode).join(',')}`;
  }

  // What is quoted in the passage has the marks of a quotation in another.
  quotation() {
    const { before, after, inside, accessed } = this.bar.dataset;
    const quoted = new RegExp(`${before.trim()}\\s*(.*?)\\s*${after.trim()}(?!\\p{L})`, 'gu');
    const text = this.text.replace(/\s*\n\s*/gu, ' ').replace(quoted, inside.replace('%s', '$1'));
    const { reference } = document.querySelector('.recap-cite')?.dataset ?? {};
    const place = `${pageAddress()}#${this.paragraph.id}`;
    const read = accessed.replace('DATE', today());
    return `${before}${text}${after}, ${reference}, ${place} ${read}.`;
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

new Passage(document.getElementById('recap-passage')).follow();
