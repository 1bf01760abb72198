import sanitizeHtml from "sanitize-html";

const MOST_CHARS = 300_000;

const TAGS = [
  ..."p br hr div span b strong i em u s small sub sup blockquote pre code ul ol li dl dt dd".split(" "),
  ..."h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption a center font img".split(" "),
];
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)$/i];
const LENGTH = [/^\d{1,4}(\.\d+)?(px|pt|em|%)?$/];

/**
 * What of a customer's HTML can be shown to an agent: words and their form. No script, form, frame or style sheet. Pictures
 * are named only: whoever shows them loads none before the reader wishes it, since each would tell its sender when and where
 * it was read. Undefined: too long to be worth it.
 */
export function sanitiseHtml(html: string): string | undefined {
  if (html.length > MOST_CHARS) return undefined;
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      "*": ["style", "align", "dir", "lang"],
      a: ["href", "rel", "target"],
      img: ["src", "alt", "width", "height"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    // No `cid:` or `data:`: files of the mail stand below it.
    allowedSchemesByTag: { img: ["https"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "head"],
    nestingLimit: 100,
    allowedStyles: {
      "*": {
        color: COLOUR,
        "background-color": COLOUR,
        "text-align": [/^(left|right|center|justify)$/],
        "font-weight": [/^(bold|normal|[1-9]00)$/],
        "font-style": [/^(italic|normal)$/],
        "text-decoration": [/^(underline|line-through|none)$/],
        "font-size": LENGTH,
      },
    },
    // Whoever follows a link must not tell where it stood.
    transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer", target: "_blank" }) },
  });
}
