import type { BusinessCalendar } from "@patchbay/domain/hours";
import type { Role } from "@patchbay/domain/permission";
import type { Queue, SkillLevel } from "@patchbay/domain/queue";
import type { Trunk } from "@patchbay/domain/trunk/trunk";
import type { Customer } from "@patchbay/ports/store/customer-store";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import type { NewArticle, Script } from "@patchbay/ports/store/library-store";

/** One company of the demo world, as data. Everything is found again by its stable name, so that seeding twice changes nothing. */
export interface Company {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: "en" | "zh";
  readonly people: readonly Person[];
  readonly queues: readonly (Omit<Queue, "id"> & { readonly members: readonly string[] })[];
  readonly calendars: readonly BusinessCalendar[];
  readonly breakReasons: readonly { readonly code: string; readonly en: string; readonly zh: string }[];
  readonly customers: readonly Omit<Customer, "id" | "createdAt" | "revision">[];
  readonly scripts: readonly Script[];
  readonly articles: readonly NewArticle[];
  readonly dashboards: readonly { readonly title: string; readonly tiles: readonly Tile[] }[];
  readonly trunks: readonly Trunk[];
  /** Flow files of `../flows`, published and bound to these numbers. */
  readonly numbers: readonly { readonly number: string; readonly label: string; readonly flow: string }[];
}

export interface Person {
  /** Local part of the e-mail address, unique within the company. */
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly skills?: readonly SkillLevel[];
}
