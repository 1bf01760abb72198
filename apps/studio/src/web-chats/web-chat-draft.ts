import type { Inputs } from "../data/outputs.ts";
import { contrastWithWhite } from "./contrast.ts";
import type { WebChatRow } from "./web-chats-page.tsx";

/** A web chat as its form holds it. */
export interface WebChatDraft {
  readonly label: string;
  readonly title: string;
  readonly greeting: string;
  /** One a line, as typed. */
  readonly origins: string;
  readonly colour: string;
  readonly language: "auto" | "en" | "zh";
  /** Empty: no queue. */
  readonly staffedBy: string;
}

const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i;
const LEAST_CONTRAST = 4.5;

export function draftOf(row: WebChatRow | undefined): WebChatDraft {
  const {
    title = "",
    greeting = "",
    origins = [],
    colour = "#1f5eff",
    language = "auto",
    staffedBy = "",
  } = row?.chat ?? {};
  return { label: row?.label ?? "", title, greeting, origins: origins.join("\n"), colour, language, staffedBy };
}

/** What the server is asked to keep. A path or slash at an origin's end is what people copy along, and goes. */
export function asInput(draft: WebChatDraft): Inputs["chat"]["addAddress"] {
  const { label, title, greeting, colour, language, staffedBy } = draft;
  const settings = { title: title.trim(), greeting: greeting.trim(), origins: originsOf(draft), colour, language };
  return { label: label.trim(), settings: staffedBy === "" ? settings : { ...settings, staffedBy } };
}

/** The first line that is no origin. */
export function badOrigin(draft: WebChatDraft): string | undefined {
  return originsOf(draft).find((origin) => !ORIGIN.test(origin));
}

/** The contrast of the window's white words, where it is too low. */
export function lowContrast({ colour }: WebChatDraft): number | undefined {
  const ratio = contrastWithWhite(colour);
  return ratio < LEAST_CONTRAST ? ratio : undefined;
}

function originsOf({ origins }: WebChatDraft): string[] {
  const lines = origins.split(/[\s,]+/).filter((line) => line !== "");
  return [...new Set(lines.map((line) => line.replace(/^(https?:\/\/[^/]+)\/.*$/i, "$1").toLowerCase()))];
}
