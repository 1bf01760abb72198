import type { CallId, RecordingId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { CallLeg, CallRecord, CallRecording, PathStep } from "@patchbay/ports/store/call-store";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type CallView, callView } from "./call-view.ts";

/** One call whole: who spoke, which way it went through the flow, what was recorded and left behind. */
export interface CallDetail {
  readonly call: CallView;
  /** `name` is the customer's or agent's, where known. */
  readonly legs: readonly (CallLeg & { readonly name?: string })[];
  /** `label` and `type` are the node's in the flow version that the step ran; absent when that flow is not this call's own. */
  readonly path: readonly (PathStep & { readonly label?: string; readonly type?: string })[];
  readonly recordings: readonly RecordingView[];
  readonly notes: Awaited<ReturnType<TenantStores["calls"]["notes"]>>;
  readonly tickets: readonly Ticket[];
  /** The drawing that the call ran on; the present draft when it was a test call of a draft. */
  readonly document?: FlowDocument;
}

/** Where the audio is kept stays inside; players ask for `/api/recordings/<id>`. */
export type RecordingView = Omit<CallRecording, "path"> & { readonly id: RecordingId };

const MOST_TICKETS = 50;

export const getCall =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: CallId }): Promise<Result<CallDetail, { readonly code: "call.not-found" }>> => {
    const call = await stores.calls.find(input.id);
    if (!call) return err({ code: "call.not-found" });
    const [legs, path, recordings, notes, tickets] = await Promise.all([
      stores.calls.legs(input.id),
      stores.calls.path(input.id),
      stores.calls.recordings(input.id),
      stores.calls.notes(input.id),
      stores.tickets.search({ call: input.id, limit: MOST_TICKETS }),
    ]);
    const documents = await documentsOf(stores, [call, ...path]);
    const document = call.flow === undefined ? undefined : documents.get(keyOf(call));
    return ok({
      call: callView(call),
      legs: await named(stores, call, legs),
      path: path.map((step) => ({ ...step, ...labelOf(documents.get(keyOf(step)), step.node) })),
      recordings: recordings.map(({ path: _, ...recording }) => recording),
      notes,
      tickets: tickets.tickets,
      ...(document ? { document } : {}),
    });
  };

async function named(stores: TenantStores, call: CallRecord, legs: readonly CallLeg[]): Promise<CallDetail["legs"]> {
  const agents = new Set(legs.filter((leg) => leg.role === "agent").map((leg) => leg.party as UserId));
  const found = await Promise.all([...agents].map((agent) => stores.agents.find(agent)));
  const names = new Map<string, string>(found.flatMap((agent) => (agent ? [[agent.id, agent.name]] : [])));
  return legs.map((leg) => {
    const name = leg.role === "customer" ? call.customerName : names.get(leg.party);
    return name === undefined ? leg : { ...leg, name };
  });
}

interface FlowRef {
  readonly flow?: string;
  readonly version?: number;
}

const keyOf = (ref: FlowRef): string => `${ref.flow}@${ref.version ?? "draft"}`;

/** Each drawing is read once, however many steps ran on it. */
async function documentsOf(stores: TenantStores, refs: readonly FlowRef[]): Promise<ReadonlyMap<string, FlowDocument>> {
  const wanted = new Map(refs.filter((ref) => ref.flow !== undefined).map((ref) => [keyOf(ref), ref]));
  const found = await Promise.all(
    [...wanted].map(async ([key, { flow = "", version }]) => {
      const document =
        version === undefined
          ? (await stores.flows.draft(flow))?.document
          : await stores.flows.versionDocument(flow, version);
      return [key, document] as const;
    }),
  );
  return new Map(found.flatMap(([key, document]) => (document ? [[key, document] as const] : [])));
}

function labelOf(document: FlowDocument | undefined, node: string): { label?: string; type?: string } {
  const drawn = document?.nodes[node as NodeId];
  return drawn ? { label: drawn.label, type: drawn.type } : {};
}
