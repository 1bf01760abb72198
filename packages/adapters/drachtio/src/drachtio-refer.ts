import type { NamedDialog, Refer } from "@patchbay/ports/signalling";
import { parseReferTo, type Replaces } from "@patchbay/sip/dialog/replaces";
import { statusPhrase } from "@patchbay/sip/message/status-phrase";
import { userOf } from "./sip-text.ts";
import type { SrfRequest, SrfRequestOptions, SrfResponse } from "./srf-types.ts";

/** Long enough for a colleague to be looked up; the phone's subscription ends with our last NOTIFY anyway. */
const SUBSCRIBED_S = 60;

/**
 * A REFER inside a dialog: taken or declined at once, and what became of it told by NOTIFY (RFC 3515 §2.4).
 * Resolves when the phone has heard the end of it.
 */
export async function serveRefer(
  request: SrfRequest,
  response: SrfResponse,
  {
    referred,
    notify,
  }: {
    /** The final status; undefined: a party that may not send our calls elsewhere. */
    readonly referred: (refer: Refer) => Promise<number> | undefined;
    readonly notify: (request: SrfRequestOptions) => Promise<unknown>;
  },
): Promise<void> {
  const header = request.get("Refer-To");
  const target = parseReferTo(header ?? "");
  if (!target?.uri.user) return response.send(400);
  const { uri, replaces } = target;
  const outcome = referred({
    ...{ to: userOf(header), toHost: uri.host },
    ...(replaces ? { replaces: namedDialog(replaces) } : {}),
  });
  if (!outcome) return response.send(603);
  // A phone may want no news of it (RFC 4488 §4).
  const isSilent = /^\s*false\b/i.test(request.get("Refer-Sub") ?? "");
  response.send(202, isSilent ? { headers: { "Refer-Sub": "false" } } : {});
  const tell = (status: number, state: string) => isSilent || notify(news(request, status, state));
  await tell(100, `active;expires=${SUBSCRIBED_S}`);
  await tell(await outcome.catch(() => 500), "terminated;reason=noresource");
}

/** The dialog as this server names dialogs, by the tag of whoever began it: which of the two that was is not said. */
export function namedDialog({ callId, toTag, fromTag, earlyOnly }: Replaces): NamedDialog {
  return { ids: [fromTag, toTag].map((tag) => `${callId};from-tag=${tag}`), earlyOnly };
}

function news(refer: SrfRequest, status: number, state: string): SrfRequestOptions {
  return {
    method: "NOTIFY",
    headers: {
      Event: `refer;id=${Number.parseInt(refer.get("CSeq") ?? "1", 10)}`,
      "Subscription-State": state,
      "Content-Type": "message/sipfrag;version=2.0",
    },
    body: `SIP/2.0 ${status} ${statusPhrase(status)}\r\n`,
  };
}
