import { may } from "../procedures.ts";

export const listCalendars = may("library:read").query(({ ctx }) => ctx.stores.library.calendars());
