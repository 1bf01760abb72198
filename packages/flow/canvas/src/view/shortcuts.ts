/** What a key press asks of the canvas. */
export type ShortcutName =
  | "add"
  | "connect"
  | "find"
  | "undo"
  | "redo"
  | "copy"
  | "cut"
  | "paste"
  | "duplicate"
  | "selectAll"
  | "remove"
  | "move"
  | "note"
  | "group"
  | "goLeft"
  | "goRight"
  | "goUp"
  | "goDown"
  | "layOut"
  | "fit"
  | "zoomIn"
  | "zoomOut"
  | "nextProblem"
  | "save"
  | "clear"
  | "palette"
  | "docs"
  | "help";

export interface Shortcut {
  /** The four directions stand in one line. */
  readonly name: Exclude<ShortcutName, "goLeft" | "goUp" | "goDown">;
  /** As shown to people. */
  readonly keys: string;
}

/** All keys of the canvas, as its help lists them. On a Mac, Ctrl is ⌘. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: "add", keys: "N" },
  { name: "connect", keys: "C" },
  { name: "find", keys: "Ctrl F" },
  { name: "move", keys: "← ↑ → ↓" },
  { name: "goRight", keys: "Alt ← ↑ → ↓" },
  { name: "undo", keys: "Ctrl Z" },
  { name: "redo", keys: "Ctrl Shift Z" },
  { name: "copy", keys: "Ctrl C" },
  { name: "cut", keys: "Ctrl X" },
  { name: "paste", keys: "Ctrl V" },
  { name: "duplicate", keys: "Ctrl D" },
  { name: "selectAll", keys: "Ctrl A" },
  { name: "remove", keys: "Del" },
  { name: "note", keys: "T" },
  { name: "group", keys: "G" },
  { name: "layOut", keys: "L" },
  { name: "fit", keys: "F" },
  { name: "zoomIn", keys: "+" },
  { name: "zoomOut", keys: "-" },
  { name: "nextProblem", keys: "F8" },
  { name: "save", keys: "Ctrl S" },
  { name: "clear", keys: "Esc" },
  { name: "palette", keys: "Ctrl K" },
  { name: "docs", keys: "F1" },
  { name: "help", keys: "?" },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The focus is in a field where letters are text. */
  readonly typing: boolean;
}

const WITH_CTRL: Readonly<Record<string, ShortcutName>> = {
  d: "duplicate",
  a: "selectAll",
};
const WITH_ALT: Readonly<Record<string, ShortcutName>> = {
  arrowleft: "goLeft",
  arrowright: "goRight",
  arrowup: "goUp",
  arrowdown: "goDown",
};
const PLAIN: Readonly<Record<string, ShortcutName>> = {
  n: "add",
  c: "connect",
  t: "note",
  g: "group",
  l: "layOut",
  f: "fit",
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  "?": "help",
  delete: "remove",
  backspace: "remove",
  escape: "clear",
  f8: "nextProblem",
};

/** The shortcut behind a key press. Copy, cut and paste come as clipboard events and arrows through React Flow, not from here. */
export function shortcutOf({ key, ctrl, shift, alt, typing }: KeyPress): ShortcutName | undefined {
  const name = key.toLowerCase();
  if (alt) return typing || ctrl || shift ? undefined : WITH_ALT[name];
  // These make sense in the middle of typing, too: what is typed into a form is an edit like any other.
  if (ctrl && name === "z") return shift ? "redo" : "undo";
  if (ctrl && name === "y") return "redo";
  if (ctrl && name === "s") return "save";
  if (ctrl && !shift && name === "f") return "find";
  if (!ctrl && name === "f8") return "nextProblem";
  if (!ctrl && name === "f1") return "docs";
  if (typing) return undefined;
  if (ctrl) return shift ? undefined : WITH_CTRL[name];
  return PLAIN[name];
}
