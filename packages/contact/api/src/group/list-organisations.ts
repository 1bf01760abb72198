import { mayInGroup } from "./in-group.ts";

/** The caller's organisation and those below it, in the order of the tree; nothing of what is above or beside it. */
export const listOrganisations = mayInGroup("group:read").query(({ ctx: { group } }) =>
  group.organisations.map((organisation) => {
    const { slug, maxAgents, maxCalls } = group.rows.get(organisation.id) ?? group.top;
    return { ...organisation, slug, limits: { agents: maxAgents ?? null, calls: maxCalls ?? null } };
  }),
);
