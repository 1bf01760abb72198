import type { CampaignId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import {
  type ColumnMapping,
  guessMapping,
  type ListedContact,
  type RowProblem,
  readContacts,
} from "@patchbay/domain/outbound/contact-list";
import { type Acting, record } from "../acting.ts";
import { type ListFacts, type ListRefusal, openList } from "../list/open-list.ts";

export interface ImportReport extends ListFacts {
  /** As asked for, or guessed by the titles; absent: none of them looks like a number's. */
  readonly mapping?: ColumnMapping;
  /** Rows without a problem. */
  readonly good: number;
  readonly neutralised: number;
  readonly problemCount: number;
  /** The first 100. */
  readonly problems: readonly RowProblem[];
  /** The first five good ones, as they would be called. */
  readonly sample: readonly ListedContact[];
  /** How many were not in the campaign before; absent: only looked at. */
  readonly added?: number;
}

export type ImportError = { readonly code: "campaign.not-found" } | ListRefusal;

const MOST_ROWS = 100_000;
const MOST_PROBLEMS = 100;

/** Reads a contact list; with `apply`, its good rows become contacts. The same list twice adds nobody twice. */
export const importContacts =
  (acting: Acting) =>
  async (input: {
    readonly campaign: CampaignId;
    readonly file: Uint8Array;
    readonly mapping?: ColumnMapping;
    /** ISO 3166: of numbers without a country code. */
    readonly country?: string;
    readonly apply: boolean;
  }): Promise<Result<ImportReport, ImportError>> => {
    const { campaigns } = acting.stores;
    const campaign = await campaigns.find(input.campaign);
    if (!campaign) return err({ code: "campaign.not-found" });
    const list = openList(input.file, MOST_ROWS);
    if (!list.ok) return list;
    const { table, ...seen } = list.value;
    const { columns, rows } = seen;
    const mapping = input.mapping ?? guessMapping(columns);
    if (!mapping) return ok({ ...seen, good: 0, neutralised: 0, problemCount: 0, problems: [], sample: [] });
    if (Object.values(mapping).some((column) => !columns.includes(column))) {
      return err({ code: "contact-list.unknown-column" });
    }
    const { contacts, problems, neutralised } = readContacts(table, mapping, input.country);
    const report = {
      ...{ ...seen, mapping, neutralised, good: contacts.length, problemCount: problems.length },
      problems: problems.slice(0, MOST_PROBLEMS),
      sample: contacts.slice(0, 5),
    };
    if (!input.apply) return ok(report);
    const added = await campaigns.addContacts(input.campaign, contacts, acting.clock.now());
    await record(acting)("campaign.contacts-added", campaign.name, { added, rows });
    return ok({ ...report, added });
  };
