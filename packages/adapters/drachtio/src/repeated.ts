import type { SrfRequest, SrfRequestOptions } from "./srf-types.ts";

/** The same request once more, with other headers: a new transaction of the same call (RFC 3261 §8.1.3.5). */
export function repeated(
  options: SrfRequestOptions,
  sent: SrfRequest,
  headers: Readonly<Record<string, string>>,
): SrfRequestOptions {
  const kept = without(options.headers ?? {}, ...Object.keys(headers));
  // Inside a dialog the server counts by itself.
  if (options.stackDialogId !== undefined) return { ...options, headers: { ...kept, ...headers } };
  const number = Number.parseInt(sent.get("CSeq") ?? "1", 10);
  return {
    ...options,
    headers: {
      ...without(kept, "from", "call-id", "cseq"),
      From: sent.get("From") ?? "",
      "Call-ID": sent.get("Call-ID") ?? "",
      CSeq: `${number + 1} ${options.method}`,
      ...headers,
    },
  };
}

function without(headers: Readonly<Record<string, string>>, ...names: readonly string[]): Record<string, string> {
  const dropped = names.map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name.toLowerCase())));
}
