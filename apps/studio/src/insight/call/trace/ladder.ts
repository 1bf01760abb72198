import { type TracedMessage, titleOf } from "@patchbay/domain/sip-trace/sip-message";

/** Ourselves stand right of the customer. */
export const OURS = 1;

export interface Ladder {
  /** Of the parties, by their place; our own place is left out. */
  readonly lanes: readonly { readonly place: number; readonly sipCallId: string; readonly leg?: string }[];
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** A final answer that says no, or none at all. */
  readonly bad: boolean;
  readonly message: TracedMessage;
}

/**
 * Who said what to whom, a place for each party: the first dialog's left of us, the others' right of us in their order.
 * @param legs ids of the call's parties; a dialog that we began bears the id of its party
 */
export function ladderOf(messages: readonly TracedMessage[], legs: readonly string[]): Ladder {
  const dialogs = [...new Set(messages.map(({ sipCallId }) => sipCallId))];
  const lanes = dialogs.map((sipCallId, index) => ({
    ...{ sipCallId, place: index === 0 ? 0 : index + 1 },
    ...(legs.includes(sipCallId) ? { leg: sipCallId } : {}),
  }));
  const placeOf = new Map(lanes.map(({ sipCallId, place }) => [sipCallId, place]));
  const steps = messages.map((message) => {
    const party = placeOf.get(message.sipCallId) ?? 0;
    const [from, to] = message.sent ? [OURS, party] : [party, OURS];
    const title = titleOf(message.text);
    return { from, to, title, bad: /^[4-6]\d\d /.test(title), message };
  });
  return { lanes, steps };
}
