import type { QueueRequest, TransferRequest, Utterance } from "../flow-ports.ts";
import type { AgentAssist } from "./agent-assist.ts";

/** What a flow settles about a contact before it is put through; queues and transfers that follow heed it. */
export interface ContactPlan {
  /** Wanted beside those that the queue step names. */
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  /** 1 (first) … 9 (last); wins over the queue step's. */
  readonly priority?: number;
  /** Our number towards parties that are dialled. */
  readonly callerId?: string;
  /** Said to who takes the call, before it is joined; the customer does not hear it. */
  readonly toAgent?: readonly Utterance[];
  /** Said to the customer, before the call is joined; the agent does not hear it. */
  readonly toCustomer?: readonly Utterance[];
  /** Shown to the agent who gets the contact. */
  readonly assist?: AgentAssist;
}

export interface ContactPlanPort {
  /** Sets the parts that are given; the others stay. Kept with the call, over restarts and in sub-flows. */
  settle(change: ContactPlan, context: { readonly signal: AbortSignal }): Promise<void>;
}

export function plannedQueue(request: QueueRequest, plan: ContactPlan): QueueRequest {
  return {
    ...request,
    ...(plan.skills ? { skills: joined(request.skills, plan.skills) } : {}),
    ...(plan.priority === undefined ? {} : { priority: plan.priority }),
    ...(plan.assist ? { screen: { ...request.screen, assist: plan.assist } } : {}),
    ...whispers(plan),
  };
}

export function plannedTransfer<
  Request extends Pick<TransferRequest, "number" | "callerId" | "toAgent" | "toCustomer">,
>(request: Request, plan: ContactPlan): Request {
  const callerId = request.callerId ?? plan.callerId;
  return { ...request, ...(callerId === undefined ? {} : { callerId }), ...whispers(plan) };
}

function whispers({ toAgent, toCustomer }: ContactPlan): Pick<ContactPlan, "toAgent" | "toCustomer"> {
  return { ...(toAgent ? { toAgent } : {}), ...(toCustomer ? { toCustomer } : {}) };
}

/** Each skill once, at the higher of two levels. */
function joined(named: QueueRequest["skills"], planned: QueueRequest["skills"]): QueueRequest["skills"] {
  const levels = new Map<string, number>();
  for (const { skill, level } of [...named, ...planned]) levels.set(skill, Math.max(level, levels.get(skill) ?? 0));
  return [...levels].map(([skill, level]) => ({ skill, level }));
}
