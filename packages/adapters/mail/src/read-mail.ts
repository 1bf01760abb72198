import { createHash } from "node:crypto";
import { safeFileName } from "@patchbay/domain/safe-file-name";
import type { IncomingMail } from "@patchbay/ports/mail-reader";
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { automaticBy } from "./automatic.ts";
import { readBounce } from "./bounce.ts";
import { sanitiseHtml } from "./sanitise-html.ts";

const MOST_PARTS = 100;
const MOST_ATTACHMENTS = 30;
const MOST_ATTACHMENT_BYTES = 15 * 1024 * 1024;
const MOST_HTML = 1_000_000;
const MOST_TEXT = 100_000;
const MOST_REFERENCES = 30;

/** Parts that say something to programs; they are none of the customer's files. */
const REPORTS = new Set(["message/delivery-status", "text/rfc822-headers", "message/disposition-notification"]);

/**
 * Reads a mail's bytes (RFC 5322, MIME), within bounds. Whatever comes is answered: what cannot be read leaves head and a
 * word on it in `dropped`. `whole`: false when the bytes are the head of a mail that was too large to fetch.
 */
export async function readMail(bytes: Uint8Array, whole = true): Promise<IncomingMail> {
  const dropped: string[] = whole ? [] : ["too-large"];
  const parsed = await parse(bytes).catch(async () => {
    dropped.push("unreadable");
    return parse(headOf(bytes)).catch(() => NOTHING);
  });
  const id = bracketless(parsed.messageId) || createHash("sha256").update(bytes).digest("hex");
  const reports = parsed.attachments.filter(
    ({ contentType }) => REPORTS.has(contentType) || contentType === "message/rfc822",
  );
  const bounce = readBounce(reports.map((part) => ({ type: part.contentType, text: part.content.toString("utf8") })));
  const automatic = automaticBy(parsed.headers);
  const html = parsed.html ? sanitiseHtml(parsed.html) : undefined;
  if (parsed.html && html === undefined) dropped.push("formatting");
  const { address = "", name = "" } = addressesOf(parsed.from)[0] ?? {};
  return {
    ...{ id: id.slice(0, 300), token: tokenOf(id), from: { address: address.toLowerCase(), name: name.slice(0, 100) } },
    to: [parsed.to, parsed.cc].flatMap(addressesOf).map((to) => to.address),
    subject: (parsed.subject ?? "").replace(/\s+/g, " ").slice(0, 500),
    text: bounded(parsed.text || (html ? await asText(html) : ""), dropped),
    ...(html ? { html } : {}),
    references: referencesOf(parsed),
    ...(automatic ? { automatic } : {}),
    ...(bounce ? { bounce } : {}),
    attachments: filesOf(
      parsed.attachments.filter(({ contentType }) => !REPORTS.has(contentType)),
      dropped,
    ),
    dropped,
  };
}

function parse(bytes: Uint8Array): Promise<ParsedMail> {
  const bounds = { maxHtmlLengthToParse: MOST_HTML, maxChildNodes: MOST_PARTS, maxHeadSize: 256 * 1024 };
  return simpleParser(Buffer.from(bytes), { ...bounds, keepCidLinks: true, keepDeliveryStatus: true });
}

/** Head only: as a mail with nothing in it. */
function headOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.search(/\r?\n\r?\n/);
  const head = (end < 0 ? text : text.slice(0, end)).slice(0, 100_000);
  return Buffer.from(`${head.replace(/^content-[a-z-]+:.*(\r?\n[ \t].*)*\r?\n?/gim, "")}\r\n\r\n`, "latin1");
}

const NOTHING: ParsedMail = { attachments: [], headers: new Map(), headerLines: [] };

function addressesOf(given: AddressObject | AddressObject[] | undefined): { address: string; name: string }[] {
  return (given === undefined ? [] : [given].flat())
    .flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]))
    .flatMap(({ address, name }) => (address && /^[^\s@]+@[^\s@]+$/.test(address) ? [{ address, name }] : []))
    .slice(0, 100);
}

function referencesOf({ references = [], inReplyTo }: ParsedMail): readonly string[] {
  const ids = [references, inReplyTo ?? []].flat().map(bracketless);
  return [...new Set(ids.filter((id) => id !== "" && id.length <= 300))].slice(-MOST_REFERENCES);
}

const bracketless = (id: string | undefined): string => (id ?? "").replace(/[<>\s]/g, "");

/** Crockford's letters: none is taken for another. */
function tokenOf(id: string): string {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return [...createHash("sha256").update(id).digest().subarray(0, 8)].map((byte) => letters[byte % 32]).join("");
}

/** Of mails that come as HTML only: the parser makes words of HTML that is a whole mail. Pictures would leave their addresses. */
async function asText(html: string): Promise<string> {
  const { text = "" } = await parse(
    Buffer.from(`Content-Type: text/html; charset=utf-8

${html.replace(/<img[^>]*>/g, "")}`),
  );
  return text;
}

function bounded(text: string, dropped: string[]): string {
  if (text.length <= MOST_TEXT) return text;
  dropped.push(`text:${text.length - MOST_TEXT}`);
  return text.slice(0, MOST_TEXT);
}

function filesOf(parts: readonly Attachment[], dropped: string[]): IncomingMail["attachments"] {
  const fitting = parts.filter(({ content }) => content.byteLength <= MOST_ATTACHMENT_BYTES).slice(0, MOST_ATTACHMENTS);
  if (fitting.length < parts.length) dropped.push(`files:${parts.length - fitting.length}`);
  return fitting.map(({ filename, contentType, content }) => ({
    name: safeFileName(filename),
    type: /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(contentType) ? contentType.toLowerCase() : "application/octet-stream",
    bytes: new Uint8Array(content),
  }));
}
