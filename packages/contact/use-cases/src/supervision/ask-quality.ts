import type { TenantId } from "@patchbay/base/ids";
import type { Bus } from "@patchbay/ports/bus";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import { qualityAnswer, qualityTopic } from "@patchbay/wire/call-quality";
import { late } from "../call/late.ts";

const PATIENCE_MS = 1_500;

/** How the lines of these calls sound, from the runtimes that have them; a runtime that is away says nothing. */
export const askQuality =
  ({ bus, tenant }: { readonly bus: Bus; readonly tenant: TenantId }) =>
  async (calls: readonly CallRecord[]): Promise<ReadonlyMap<string, number>> => {
    const voice = calls.filter(({ channel }) => channel === undefined);
    const byRuntime = Map.groupBy(voice, ({ runtime }) => runtime);
    const answers = await Promise.all(
      [...byRuntime].map(async ([runtime, carried]) => {
        const question = { tenant, calls: carried.map(({ id }) => id) };
        const answer = await bus.request(qualityTopic(runtime), question, PATIENCE_MS).catch(late);
        return Object.entries(qualityAnswer.parse(answer ?? {}));
      }),
    );
    return new Map(answers.flat());
  };
