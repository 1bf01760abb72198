import { headerOf, type TracedMessage } from "@patchbay/domain/sip-trace/sip-message";

/**
 * The SIP message that came in or went out, where a frame of the control protocol carries one. What was sent is in the
 * server's answer, as it went out.
 */
export function tracedOf(frame: string, at: number): TracedMessage | undefined {
  const end = frame.indexOf("\r\n");
  if (end < 0) return undefined;
  const token = frame.slice(0, end).split("|");
  const came = token[1] === "sip" && token[2] === "network";
  const went = token[1] === "response" && token[3] === "OK" && token[4] === "application";
  if (!came && !went) return undefined;
  const text = frame.slice(end + 2);
  const sipCallId = headerOf(text, "call-id", "i");
  if (!sipCallId) return undefined;
  const [transport = "", address = "", port = ""] = came ? token.slice(4, 7) : token.slice(6, 9);
  const [nearAddress, nearPort] = came ? token.slice(10, 12) : [];
  return {
    ...{ at, sipCallId, sent: went, transport, text },
    ...(came ? { peer: placeOf(address, port) } : {}),
    ...(nearAddress && nearPort ? { near: placeOf(nearAddress, nearPort) } : {}),
  };
}

function placeOf(address: string, port: string): string {
  return address.includes(":") ? `[${address.replace(/^\[|\]$/g, "")}]:${port}` : `${address}:${port}`;
}
