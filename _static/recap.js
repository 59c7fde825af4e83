// What only the reader's browser knows of a citation: the address of the page, and today's date.
const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/#.*/, '');

function complete(element, text) {
  if (!element.textContent) {
    element.textContent = (element.dataset.before ?? '') + text + (element.dataset.after ?? '');
  }
}

for (const element of document.querySelectorAll('.recap-address')) {
  complete(element, address + (element.dataset.anchor ?? ''));
}
const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
for (const element of document.querySelectorAll('.recap-accessed')) {
  complete(element, today);
}
