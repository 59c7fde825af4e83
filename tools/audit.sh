#!/bin/sh
# Have DAISY Ace examine the e-books given, in the system's Chromium: fails on any violation.
# Its packages come from npm, once, without the browser that they would download.
set -eu
cd "$(dirname "$0")/.."

command -v npm >/dev/null || { echo 'DAISY Ace needs Node.js and npm: install them' >&2; exit 1; }
ace=_build/ace
export PUPPETEER_SKIP_DOWNLOAD=1
PUPPETEER_EXECUTABLE_PATH=$(command -v chromium-headless-shell || command -v chromium)
export PUPPETEER_EXECUTABLE_PATH
[ -d "$ace/node_modules" ] || npm install --prefix "$ace" --ignore-scripts --no-audit --no-fund \
    --silent @daisy/ace-cli@1.4.6 @daisy/ace-axe-runner-puppeteer@1.4.6
for book in "$@"; do
    report=$ace/$(basename "$book" .epub)
    node "$ace/node_modules/@daisy/ace-cli/bin/ace.js" --silent --force --outdir "$report" "$book"
    node -e '
        const [file, book] = process.argv.slice(1);
        const report = JSON.parse(require("fs").readFileSync(file));
        for (const { "earl:testSubject": subject, assertions } of report.assertions)
            for (const { "earl:test": test, "earl:result": result } of assertions)
                console.log(`${book}: ${subject.url}: ${test["dct:title"]}: ${result["dct:description"]}`);
        const outcome = report["earl:result"]["earl:outcome"];
        console.log(`${book}: ${outcome}`);
        process.exit(outcome === "pass" ? 0 : 1);
    ' "$report/report.json" "$book"
done
