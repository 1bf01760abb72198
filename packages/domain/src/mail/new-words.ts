/** Where programs begin to repeat the mail that is answered. */
const QUOTE_HEADS = [
  /^>/,
  /^-{2,}\s*(original message|ursprüngliche nachricht|原始邮件|forwarded message|转发邮件)\s*-{2,}$/i,
  /^on\b.{5,200}\bwrote:$/i,
  /^am\b.{5,200}\bschrieb\b.{0,200}:$/i,
  /^(在|于).{3,200}写道[:：]$/,
  /^_{20,}$/,
  /^(from|von|发件人)\s*[:：]\s*\S/i,
];

export interface MailWords {
  readonly fresh: string;
  /** The repeated mail, as it came; empty: none. */
  readonly quoted: string;
}

/** Parts what was written now from what is repeated below it. An answer between quoted lines is not taken apart. */
export function newWords(text: string): MailWords {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const head = lines.findIndex((line, at) => QUOTE_HEADS.some((mark) => mark.test(headAt(lines, at, line))));
  if (head < 0) return { fresh: text.trim(), quoted: "" };
  const fresh = lines.slice(0, head).join("\n").trim();
  const rest = lines.slice(head);
  const answersBetween = rest.some(
    (line, at) => at > 0 && line.trim() !== "" && rest[at - 1]?.startsWith(">") && !line.startsWith(">"),
  );
  if (fresh === "" || answersBetween) return { fresh: text.trim(), quoted: "" };
  return { fresh, quoted: rest.join("\n").trim() };
}

/** `On …` may be broken over two lines. */
function headAt(lines: readonly string[], at: number, line: string): string {
  const short = line.trim();
  return /^(on|am|在|于)\b/i.test(short) && !/[:：]$/.test(short) ? `${short} ${lines[at + 1]?.trim() ?? ""}` : short;
}
