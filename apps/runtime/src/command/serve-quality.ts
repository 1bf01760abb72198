import { qualityQuestion, qualityTopic } from "@patchbay/wire/call-quality";
import type { CallBook } from "../call/call-book.ts";
import type { World } from "../call/world.ts";

/** Tells how the customers' lines sound, for as long as somebody looks at them. */
export function serveQuality(world: World, book: CallBook): () => void {
  return world.bus.serve(qualityTopic(world.runtime), async (message) => {
    const question = qualityQuestion.safeParse(message);
    if (!question.success) return {};
    const { tenant, calls } = question.data;
    const here = calls.flatMap((id) => book.find(id) ?? []).filter((call) => call.identity.tenant.id === tenant);
    const heard = await Promise.all(
      here.map(async (call) => {
        const stats = await world.media.stats(call.customer.id);
        return stats.ok && stats.value.mos !== undefined ? ([call.id, stats.value.mos] as const) : undefined;
      }),
    );
    return Object.fromEntries(heard.filter((one) => one !== undefined));
  });
}
