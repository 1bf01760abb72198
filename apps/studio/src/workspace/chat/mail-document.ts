/**
 * A mail's sanitised HTML as a page for a sandboxed frame. Its policy lets nothing run and nothing load but, when asked, pictures;
 * what it repeats of earlier mails is folded under `quoted`. For the browser: it needs `DOMParser`.
 */
export function mailDocument(html: string, { pictures, quoted }: { pictures: boolean; quoted: string }): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const quote of parsed.querySelectorAll("blockquote")) {
    if (quote.parentElement?.closest("details")) continue;
    const [fold, title] = [parsed.createElement("details"), parsed.createElement("summary")];
    title.textContent = quoted;
    quote.replaceWith(fold);
    fold.append(title, quote);
  }
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy(pictures)}"><meta name="referrer" content="no-referrer"><style>${STYLE}</style>${parsed.body.innerHTML}`;
}

function policy(pictures: boolean): string {
  return `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures ? "https:" : "'none'"}; form-action 'none'; base-uri 'none'`;
}

// On white in dark mode too: senders choose their colours for paper.
const STYLE =
  ":root{color-scheme:light}body{margin:8px;background:#fff;color:#1a1a1a;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}summary{color:#555;cursor:pointer}blockquote{margin:4px 0 0;padding-left:10px;border-left:2px solid #ccc}table{max-width:100%}";
