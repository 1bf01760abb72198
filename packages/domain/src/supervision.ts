/** How a supervisor takes part in an agent's call. `whisper`: heard by the agent only; `barge`: by all. */
export const WAYS_IN = ["listen", "whisper", "barge"] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** `held`: the customer hears music. `consulting`: so too, while the agent talks with somebody else. */
export type TalkStage = "talking" | "held" | "consulting";

interface Parties<Party> {
  readonly customer: Party;
  /** Undefined while the agent's phone is away. */
  readonly agent: Party | undefined;
  readonly supervisor: { readonly party: Party; readonly how: WayIn } | undefined;
}

/** Whom each party of a conversation hears. Undefined: that is not for us to say (the consultation joins the agent). */
export interface Hearing<Party> {
  readonly customer: readonly Party[];
  readonly agent: readonly Party[] | undefined;
  readonly supervisor: readonly Party[];
}

/** A customer on hold is heard by nobody, also by no supervisor, and hears nobody. */
export function whoHearsWhom<Party>(stage: TalkStage, { customer, agent, supervisor }: Parties<Party>): Hearing<Party> {
  const joined = stage === "talking" && agent !== undefined;
  const agents = agent === undefined ? [] : [agent];
  const prompter = supervisor && supervisor.how !== "listen" ? [supervisor.party] : [];
  const third = supervisor?.how === "barge" ? [supervisor.party] : [];
  return {
    customer: joined ? [...agents, ...third] : [],
    agent: stage === "consulting" ? undefined : [...(joined ? [customer] : []), ...prompter],
    supervisor: joined ? [customer, ...agents] : agents,
  };
}
