const STOP = new Set([
  ..."stop|stopall|unsubscribe|cancel|end|quit|optout|opt-out|td|t|退订|退订短信|停止|取消订阅".split("|"),
]);
const START = new Set([..."start|unstop|subscribe|resume|optin|opt-in|恢复|订阅|恢复订阅".split("|")]);

/**
 * Whether a text message asks to be left alone, or undoes it: only when it says nothing else, in whatever letters. `TD` and `T`
 * are what carriers in China make their customers answer.
 */
export function consentWord(text: string): "stop" | "start" | undefined {
  const word = text
    .normalize("NFKC")
    .trim()
    .replace(/[\s.!。！"“”'‘’]+/g, "")
    .toLowerCase();
  if (STOP.has(word)) return "stop";
  return START.has(word) ? "start" : undefined;
}
