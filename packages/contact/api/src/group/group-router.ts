import { router } from "../procedures.ts";
import { createOrganisationProcedure } from "./create-organisation.ts";
import { listOrganisations } from "./list-organisations.ts";
import { moveOrganisationProcedure } from "./move-organisation.ts";
import { queryGroupProcedure } from "./query-group.ts";
import { setOrganisationLimitsProcedure } from "./set-organisation-limits.ts";

export const groupRouter = router({
  organisations: listOrganisations,
  query: queryGroupProcedure,
  create: createOrganisationProcedure,
  move: moveOrganisationProcedure,
  setLimits: setOrganisationLimitsProcedure,
});
