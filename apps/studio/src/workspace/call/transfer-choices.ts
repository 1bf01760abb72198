import type { AgentStatus } from "@patchbay/domain/agent";
import type { TransferTarget } from "@patchbay/wire/runtime-command";

export type TransferChoice = {
  readonly target: TransferTarget;
  readonly title: string;
  /** May be chosen right now. */
  readonly free: boolean;
} & (
  | { readonly kind: "queue"; readonly waiting: number }
  | { readonly kind: "agent"; readonly status: AgentStatus }
  | { readonly kind: "number" }
);

export interface TransferOffers {
  readonly queues: readonly { readonly name: string; readonly title: string; readonly waiting: number }[];
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: AgentStatus;
    readonly reachable: boolean;
  }[];
  readonly numbers: readonly { readonly number: string; readonly label: string }[];
}

const DIALLED = /^\+?[0-9*#]{2,20}$/;

/** Targets that match a text: free colleagues first, then queues, the others, known numbers; at last the text itself as a number. */
export function transferChoices(offers: TransferOffers, text: string): readonly TransferChoice[] {
  const agents = offers.agents.map(
    ({ id, name, status, reachable }): TransferChoice => ({
      kind: "agent",
      target: `agent:${id}`,
      title: name,
      status,
      free: reachable && (status === "ready" || status === "away"),
    }),
  );
  const queues = offers.queues.map(
    ({ name, title, waiting }): TransferChoice => ({
      kind: "queue",
      target: `queue:${name}`,
      title,
      waiting,
      free: true,
    }),
  );
  const numbers = offers.numbers.map(
    ({ number, label }): TransferChoice => ({
      kind: "number",
      target: `number:${number}`,
      title: label ? `${label} · ${number}` : number,
      free: true,
    }),
  );
  const wanted = text.trim().toLowerCase();
  const known = [...agents.filter((one) => one.free), ...queues, ...agents.filter((one) => !one.free), ...numbers];
  const matching = known.filter(
    (one) => one.title.toLowerCase().includes(wanted) || one.target.toLowerCase().includes(wanted),
  );
  const digits = text.replaceAll(/[\s()/-]/g, "");
  const typed: TransferChoice = { kind: "number", target: `number:${digits}`, title: digits, free: true };
  const isNew = DIALLED.test(digits) && !matching.some((one) => one.target === typed.target);
  return isNew ? [...matching, typed] : matching;
}
