import type { Line, Sending } from "./connection.ts";
import type { Words } from "./words.ts";

/** An element with its text. Text is text: nothing that anybody wrote is ever read as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  set: Partial<HTMLElementTagNameMap[Tag]> & { readonly label?: string } = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const { label, ...rest } = set;
  const element = Object.assign(document.createElement(tag), rest);
  if (label) element.setAttribute("aria-label", label);
  element.append(...children);
  return element;
}

/** One line of the conversation. */
export function lineOf({ from, name, body }: Line, words: Words, choose: (id: string, label: string) => void): Node {
  if (body.kind === "event") return make("p", { className: "note", textContent: eventText(body, words) });
  const line = make("div", { className: `line ${from}`, textContent: body.text ?? "" });
  const who = from === "visitor" ? words.you : from === "agent" ? (name ?? words.someone) : words.someone;
  line.prepend(make("small", { textContent: who, className: "who" }));
  if (from === "visitor") line.firstElementChild?.remove();
  if (body.image && isWeb(body.image)) line.append(make("img", { src: body.image, alt: "", loading: "lazy" }));
  if (body.link && isWeb(body.link.url)) {
    const { url, label } = body.link;
    line.append(
      document.createTextNode("\n"),
      make("a", { href: url, textContent: label, target: "_blank", rel: "noopener noreferrer" }),
    );
  }
  if (body.kind !== "choices") return line;
  const choices = make("div", { className: `choices ${body.look ?? "buttons"}` });
  for (const { id, label, note } of body.choices ?? []) {
    const button = make("button", { type: "button", textContent: label });
    if (note) button.append(make("small", { textContent: note }));
    button.onclick = () => {
      choices.remove();
      choose(id, label);
    };
    choices.append(button);
  }
  const both = document.createDocumentFragment();
  both.append(line, choices);
  return both;
}

export function pendingLine({ id, text }: Sending): HTMLElement {
  const line = make("div", { className: "line visitor pending", textContent: text });
  line.dataset.sending = id;
  return line;
}

function eventText({ what, who = "" }: Line["body"], words: Words): string {
  if (what === "closed") return words.closed;
  return (what === "agent-joined" ? words.joined : words.left).replace("{who}", who);
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
