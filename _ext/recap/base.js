// What the scripts of all wings stand on, which are joined to this one: other scripts, fetched when
// they are asked for, and what Trusted Types let through where a site requires them.
const here = new URL(document.documentElement.dataset.content_root ?? './', document.baseURI);
const folders = ['_static/', '_search/'].map((folder) => new URL(folder, here).href);

// The address of a script of the site's own folders, whole; no other.
function ownAddress(address) {
  const { href } = new URL(address, document.baseURI);
  if (folders.some((folder) => href.startsWith(folder))) return href;
  throw new TypeError(`not a script of this site: ${address}`);
}

const scriptPolicy = window.trustedTypes?.createPolicy('recap-scripts', { createScriptURL: ownAddress });

// Scripts, unlike pages, are read from a folder too.
function fetchScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = scriptPolicy ? scriptPolicy.createScriptURL(address) : ownAddress(address);
    script.addEventListener('load', () => resolve(script));
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`cannot load ${address}`));
    });
    document.head.append(script);
  });
}

// sphinx-copybutton writes HTML: its button, and its two signs. All other HTML is refused. Leans on
// the names of what its script declares.
/* global iconCheck, iconCopy, locale, messages */
function copyMarkup(html) {
  if (typeof iconCopy === 'undefined') return null;
  const start = `<button class="copybtn o-tooltip--left" data-tooltip="${messages[locale].copy}"`;
  const button = `${start} data-clipboard-target="#codecell">\n      ${iconCopy}\n    </button>`;
  return [iconCheck, iconCopy, button].includes(html.replace(/(?<="#codecell)\d+(?=">)/, '')) ? html : null;
}

try {
  window.trustedTypes?.createPolicy('default', { createHTML: copyMarkup });
} catch {
  // The project has one of its own.
}
