import { Connection, type Line, type Look } from "./connection.ts";
import { STYLE } from "./style.ts";
import { lineOf, make, pendingLine } from "./view.ts";
import { wordsFor } from "./words.ts";

const TYPING_SHOWN_MS = 4_000;
const TYPING_TOLD_MS = 2_500;
const ICON = "M21 12a8 8 0 0 1-11.5 7.2L4 20l1.1-4.6A8 8 0 1 1 21 12z";

/** Puts the chat on the page that carries our tag. */
export function start(tag: HTMLScriptElement): void {
  const key = tag.dataset.key ?? "";
  const url = new URL(`/chat?key=${encodeURIComponent(key)}`, tag.src);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  let words = wordsFor(tag.dataset.language ?? navigator.language);
  let [unread, isOpen, lastTyped, newest] = [0, false, 0, 0];
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  const host = make("patchbay-chat" as "div");
  const root = host.attachShadow({ mode: "open" });
  const title = make("h2");
  const log = make("div", { className: "log", role: "log", tabIndex: 0 });
  const status = make("p", { className: "status", role: "status" });
  const input = make("textarea", { rows: 1, maxLength: 4_000 });
  const send = make("button", { type: "submit" });
  const form = make("form", {}, input, send);
  const end = make("button", { type: "button", hidden: true });
  const shut = make("button", { type: "button", textContent: "✕" });
  const header = make("header", {}, title, end, shut);
  const panel = make("section", { className: "panel", hidden: true, role: "dialog" }, header, log, status, form);
  const badge = make("span", { className: "badge", hidden: true });
  const launch = make("button", { type: "button", className: "launch" });
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICON);
  icon.append(path);
  launch.append(icon, badge);
  root.append(make("style", { textContent: STYLE }), panel, launch);
  document.body.append(host);

  const connection = new Connection(url.href, key, {
    ready(look, offline) {
      dress(look);
      if (offline && log.childElementCount <= 1) askForMessage();
    },
    lines(lines, fresh, stage) {
      if (fresh) removeAll(":scope > :not(.greeting, .pending)");
      for (const line of lines) show(line);
      end.hidden = stage === "closed" || newest === 0;
      status.textContent = stage === "waiting" ? words.waiting : "";
    },
    pending(sending) {
      const last = sending.at(-1);
      if (last) log.append(pendingLine(last));
      down();
    },
    typing() {
      status.textContent = `${words.someone} ${words.typing}`;
      clearTimeout(typingEnds);
      typingEnds = setTimeout(() => {
        status.textContent = "";
      }, TYPING_SHOWN_MS);
    },
    connected(up) {
      status.textContent = up ? "" : words.away;
    },
    refused(_code, id) {
      if (id) log.querySelector(`[data-sending="${CSS.escape(id)}"]`)?.remove();
      status.textContent = words.refused;
    },
    kept() {
      status.textContent = "";
      panel
        .querySelector("form.offline")
        ?.replaceWith(make("p", { className: "note", textContent: words.left_message }));
    },
  });

  function show(line: Line): void {
    if (line.id) log.querySelector(`[data-sending="${CSS.escape(line.id)}"]`)?.remove();
    // An answer was given: what it was an answer to has nothing left to press.
    if (line.from === "visitor") removeAll(".choices");
    const shown = lineOf(line, words, (id, label) => connection.say(label, id));
    const pending = log.querySelector(".pending");
    log.insertBefore(shown, pending);
    newest = Math.max(newest, line.seq);
    if (line.from === "visitor") unread = 0;
    else if (!isOpen || document.hidden) unread += 1;
    seen();
    down();
  }

  function removeAll(selector: string): void {
    for (const one of log.querySelectorAll(selector)) one.remove();
  }

  function seen(): void {
    if (isOpen && !document.hidden) {
      unread = 0;
      connection.tell({ op: "seen", seq: newest });
    }
    badge.hidden = unread === 0;
    badge.textContent = String(unread);
    const open = isOpen ? words.close : words.open;
    launch.setAttribute(
      "aria-label",
      unread > 0 ? `${open}, ${words.unread.replace("{count}", String(unread))}` : open,
    );
  }

  function down(): void {
    log.scrollTop = log.scrollHeight;
  }

  function toggle(open: boolean): void {
    isOpen = open;
    panel.hidden = !open;
    launch.setAttribute("aria-expanded", String(open));
    seen();
    down();
    (open ? input : launch).focus();
  }

  function dress({ title: name, greeting, colour, language }: Look): void {
    if (language !== "auto") words = wordsFor(language);
    if (/^#[0-9a-f]{6}$/i.test(colour)) host.style.setProperty("--accent", colour);
    title.textContent = name || words.someone;
    panel.setAttribute("aria-label", name || words.someone);
    log.setAttribute("aria-label", name || words.someone);
    input.placeholder = words.write;
    input.setAttribute("aria-label", words.write);
    send.textContent = words.send;
    end.textContent = words.end;
    shut.setAttribute("aria-label", words.close);
    if (greeting && !log.querySelector(".greeting")) {
      log.prepend(make("div", { className: "line greeting", textContent: greeting }));
    }
    seen();
  }

  function askForMessage(): void {
    const name = make("input", { required: true, maxLength: 100, autocomplete: "name" });
    const contact = make("input", { required: true, minLength: 3, maxLength: 200 });
    const text = make("textarea", { required: true, rows: 4, maxLength: 4_000 });
    const field = (label: string, control: HTMLElement) => make("label", { textContent: label }, control);
    const away = make(
      "form",
      { className: "offline" },
      make("p", { textContent: words.offline }),
      ...[field(words.name, name), field(words.contact, contact), field(words.message, text)],
      make("button", { type: "submit", textContent: words.send }),
    );
    away.onsubmit = (event) => {
      event.preventDefault();
      connection.leaveMessage({ name: name.value, contact: contact.value, text: text.value });
    };
    panel.querySelector("form.offline")?.remove();
    log.after(away);
    form.hidden = true;
  }

  launch.onclick = () => toggle(!isOpen);
  shut.onclick = () => toggle(false);
  end.onclick = () => connection.tell({ op: "leave" });
  panel.onkeydown = (event) => {
    if (event.key === "Escape") toggle(false);
  };
  input.onkeydown = (event) => {
    // A word that is still being composed (Chinese, Japanese) is not sent by the key that ends it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };
  input.oninput = () => {
    if (Date.now() - lastTyped < TYPING_TOLD_MS) return;
    lastTyped = Date.now();
    connection.tell({ op: "typing" });
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    connection.say(text);
    input.value = "";
  };
  document.addEventListener("visibilitychange", seen);
}
