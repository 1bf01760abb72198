/** Keys of the workspace, by `KeyboardEvent.code` with Alt: the same on every keyboard layout, and free of what one types. */
export const SHORTCUTS = {
  answer: "KeyA",
  decline: "KeyD",
  hold: "KeyH",
  mute: "KeyM",
  hangUp: "KeyE",
  transfer: "KeyT",
  keypad: "KeyK",
  handOver: "KeyG",
  comeBack: "KeyB",
  note: "KeyN",
  outcome: "KeyO",
  ready: "KeyR",
  finishWrapUp: "KeyW",
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** What the key press asks for, if anything. */
export function shortcutOf(press: {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}): Shortcut | undefined {
  if (!press.altKey || press.ctrlKey || press.metaKey || press.repeat) return undefined;
  const found = Object.entries(SHORTCUTS).find(([, code]) => code === press.code);
  return found?.[0] as Shortcut | undefined;
}

/** How the key is written on screen. */
export function keysOf(shortcut: Shortcut): string {
  return `Alt ${SHORTCUTS[shortcut].replace("Key", "")}`;
}
