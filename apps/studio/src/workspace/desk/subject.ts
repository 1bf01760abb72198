import { deskChannel } from "@patchbay/domain/conversation";
import type { Channel } from "@patchbay/domain/routing/capacity";
import type { AgentAssist } from "@patchbay/ports/flow/agent-assist";
import type { Outputs } from "../../data/outputs.ts";
import type { Chat } from "../chat/chat-message.ts";
import type { TemplateFacts } from "../script/fill-template.ts";
import type { Offer } from "./desk-state.ts";

/** Suggestions for the agent, as they come over the wire. */
export interface Assist extends Omit<AgentAssist, "summary"> {
  readonly summary?: string | undefined;
}

export type Conversation = NonNullable<Outputs["calls"]["mine"]>;

/** The contact that the panels are about: offered, in conversation, or being wrapped up. */
export interface Subject {
  readonly call: string;
  readonly channel: Channel;
  readonly phase: "offered" | Conversation["state"];
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  readonly customer?: string;
  readonly panels: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly script?: string;
  readonly assist?: Assist;
}

/** A conversation comes before an offer: while one talks, nothing else may push its panels away. */
export function subjectOf(
  conversation: Conversation | null | undefined,
  offer: Offer | undefined,
): Subject | undefined {
  if (conversation && conversation.state !== "wrap-up") return ofConversation(conversation);
  if (offer) return ofOffer(offer);
  return conversation ? ofConversation(conversation) : undefined;
}

function ofConversation({ call, state, customer, screen }: Conversation): Subject {
  return {
    call: call.id,
    channel: "voice",
    phase: state,
    from: call.from,
    to: call.to,
    panels: screen.panels,
    data: screen.data,
    ...(call.queue ? { queue: call.queue } : {}),
    ...(customer ? { customer: customer.id } : {}),
    ...(screen.script ? { script: screen.script } : {}),
    ...(screen.assist ? { assist: screen.assist } : {}),
  };
}

function ofOffer({ call, from, to, queue, customer, screen }: Offer): Subject {
  return {
    call,
    channel: "voice",
    phase: "offered",
    from,
    to,
    queue,
    panels: screen.panels,
    data: screen.data,
    ...(customer ? { customer } : {}),
    ...(screen.script ? { script: screen.script } : {}),
    ...(screen.assist ? { assist: screen.assist } : {}),
  };
}

/** A contact in writing: its call record has the conversation's id. */
export function ofChat({ id, channel, name, queue, customer, screen }: Chat): Subject {
  return {
    call: id,
    channel: deskChannel(channel),
    phase: "talking",
    from: name,
    to: "",
    panels: screen.panels,
    data: screen.data,
    ...(queue ? { queue } : {}),
    ...(customer ? { customer } : {}),
    ...(screen.script ? { script: screen.script } : {}),
    ...(screen.assist ? { assist: screen.assist } : {}),
  };
}

export interface KnownCustomer {
  readonly name: string;
  readonly tier?: string | undefined;
  readonly externalId?: string | undefined;
  readonly language?: string | undefined;
}

/** What scripts and addresses may name. */
export function factsOf(
  subject: Pick<Subject, "call" | "from" | "to" | "queue" | "data">,
  customer: KnownCustomer | undefined,
  agent: { readonly name: string },
): TemplateFacts {
  const data = Object.entries(subject.data).map(([name, value]) => [name, shown(value)] as const);
  return {
    call: { id: subject.call, from: subject.from, to: subject.to, queue: subject.queue },
    customer: customer
      ? {
          name: customer.name,
          tier: customer.tier,
          externalId: customer.externalId,
          language: customer.language,
        }
      : {},
    agent: { name: agent.name },
    data: Object.fromEntries(data),
  };
}

/** A value from the flow as one line of text. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "—";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
