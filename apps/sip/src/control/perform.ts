import { parseMessage } from "@patchbay/sip/message/parse-message";
import { type ProxyReply, proxyRequest } from "../engine/proxy.ts";
import { respond } from "../engine/respond.ts";
import { sendCancel, sendInLeg, sendNew } from "../engine/send-request.ts";
import { type Application, type Reply, refused, type Stack } from "../engine/stack.ts";
import type { Frame } from "./command.ts";

/** `sip|<transaction>|<dialog>|<proxy>`: which of the four things it means depends on what is filled in. */
export function performSip(stack: Stack, application: Application, frame: Frame): Reply {
  const [transactionId = "", dialogId = "", proxy = ""] = frame.args;
  const message = parseMessage(frame.text, { body: "rest" });
  if (!message) return refused("unable to parse the SIP message");
  if (message.kind === "response") return respond(stack, application, transactionId, message);
  if (dialogId !== "") return sendInLeg(stack, application, dialogId, message);
  if (transactionId !== "") return sendCancel(stack, application, transactionId, message);
  return sendNew(stack, application, message, proxy === "" ? undefined : proxy);
}

/** `proxy|<transaction>|remainInDialog|fullResponse|followRedirects|simultaneous|provisional|final|destination…` */
export function performProxy(
  stack: Stack,
  application: Application,
  frame: Frame,
  reply: (part: ProxyReply) => void,
): void {
  const [transactionId = "", remain, full, follow, order, provisional = "", , ...destinations] = frame.args;
  const message = parseMessage(frame.text, { body: "rest" });
  proxyRequest(stack, application, {
    transactionId,
    recordRoute: remain === "remainInDialog",
    fullResponse: full === "fullResponse",
    followRedirects: follow === "followRedirects",
    simultaneous: order === "simultaneous",
    provisionalMillis: millisOf(provisional),
    destinations: destinations.filter((destination) => destination !== ""),
    headers: message?.kind === "request" ? message : undefined,
    reply,
  });
}

/** `2s`, `500ms`, or nothing for no limit. */
function millisOf(text: string): number | undefined {
  const match = /^(\d+)(ms|s)?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (match[2] === "ms" ? 1 : 1_000);
}
