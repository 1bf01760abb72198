import { liveFloor } from "./floor.ts";
import type { Company } from "./world.ts";

/** What a real installation begins with: one tenant, its admin, a workspace and a dashboard. */
export const empty: Company = {
  slug: "company",
  name: "Your company",
  timeZone: "UTC",
  language: "en",
  people: [{ login: "admin", name: "Admin", role: "admin" }],
  queues: [],
  calendars: [],
  breakReasons: [
    { code: "lunch", en: "Lunch", zh: "午餐" },
    { code: "rest", en: "Rest", zh: "小休" },
  ],
  customers: [],
  scripts: [],
  articles: [],
  dashboards: [{ title: "Live floor", tiles: liveFloor }],
  trunks: [],
  numbers: [],
};
