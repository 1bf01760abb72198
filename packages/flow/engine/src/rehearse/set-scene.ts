import { err, ok } from "@patchbay/base/result";
import type { CustomerCard } from "@patchbay/ports/flow-ports";
import type { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import type { FlowTestScene } from "./flow-test.ts";

/** Makes the fakes answer as a scene says. May be called again on the way: from then on they answer so. */
export function setScene(world: FakeWorld, scene: FlowTestScene): void {
  for (const [name, status] of Object.entries(scene.calendars ?? {}))
    world.calendars.set(name, status === "open" ? { open: true, reason: "hours" } : { open: false, reason: status });
  for (const card of scene.customers ?? []) world.customers.push({ ...STRANGER, ...card } as unknown as CustomerCard);
  if (scene.staffed !== undefined) world.queues.staffed = scene.staffed;
  if (scene.waiting !== undefined) world.queues.waiting = scene.waiting;
  const { web, transfers } = scene;
  if (web)
    world.answerHttp = ({ url }) => {
      const answer = web.find((candidate) => url.includes(candidate.url));
      const after = answer?.after === undefined ? {} : { afterMs: answer.after };
      if (answer?.status === undefined)
        return { result: err({ code: "http.unreachable", why: "not in the scene" }), ...after };
      return { result: ok({ status: answer.status, headers: {}, body: answer.body ?? null }), ...after };
    };
  if (transfers)
    world.answerTransfer = () => ok(transfers === "talked" ? { how: transfers, talkedMs: 30_000 } : { how: transfers });
}

const STRANGER = { id: "customer-1", name: "", phones: [], emails: [], tags: [], fields: {} };
