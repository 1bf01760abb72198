/** A thread belongs to who began it: `ann@example.org#K3X9Q2AB`. What somebody else refers to is a thread of their own. */
export const threadOf = (sender: string, token: string): string => `${sender.toLowerCase()}#${token}`;

export function senderOf(thread: string): string {
  return thread.slice(0, Math.max(0, thread.lastIndexOf("#")));
}

const TOKEN = /\[#([0-9A-Z]{8})\]/g;

/** The tokens in a subject: mail programs keep subjects where they lose References. */
export function tokensIn(subject: string): readonly string[] {
  return [...subject.matchAll(TOKEN)].map(([, token]) => token as string);
}

const REPLY = /^\s*((re|aw|sv|antw|回复|答复)\s*(\[\d+\])?[:：]\s*)+/i;
const LONGEST = 200;

/** One `Re:`, however many came, and the thread's token. */
export function replySubject(subject: string, thread: string): string {
  const plain = subject.replace(REPLY, "").replace(TOKEN, "").replace(/\s+/g, " ").trim().slice(0, LONGEST);
  return `Re: ${plain === "" ? "" : `${plain} `}[#${thread.slice(thread.lastIndexOf("#") + 1)}]`;
}
