import type { FlowWorld } from "@patchbay/compiler/compile-options";
import { hoursStatus } from "@patchbay/domain/hours-status";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";

/** How the tenant stands now, for the checks that ask: who serves which queue, which calendars open, what is recorded in which language. */
export const flowWorld =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Pick<Clock, "now"> }) =>
  async (): Promise<FlowWorld> => {
    const [queues, agents, calendars, prompts] = await Promise.all([
      stores.queues.list(),
      stores.agents.list(),
      stores.library.calendars(),
      stores.library.prompts(),
    ]);
    const skillsOf = (queue: (typeof queues)[number]) =>
      agents
        .filter((agent) => agent.queues.includes(queue.id))
        .map(({ skills }) => Object.fromEntries(skills.map(({ skill, level }) => [skill, level])));
    const opens = (calendar: (typeof calendars)[number]) => {
      // An emergency passes.
      const status = hoursStatus({ ...calendar, emergency: false }, clock.now());
      return status.open || status.opensAt !== undefined;
    };
    return {
      queues: Object.fromEntries(queues.map((queue) => [queue.name, skillsOf(queue)])),
      calendars: Object.fromEntries(calendars.map((calendar) => [calendar.name, opens(calendar)])),
      prompts: Object.fromEntries(prompts.map(({ name, language }) => [name, language ? [language] : []])),
    };
  };
