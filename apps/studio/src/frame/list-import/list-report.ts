import type { Outputs } from "../../data/outputs.ts";

type ProblemCode =
  | Outputs["campaign"]["importContacts"]["problems"][number]["code"]
  | Outputs["customer"]["importList"]["problems"][number]["code"];

/** What the server says of a list that it looked at. */
export interface ListReport<Role extends string, Row> {
  readonly encoding: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Absent: it must be said which column is which. */
  readonly mapping?: Readonly<Partial<Record<Role, string>>>;
  readonly good: number;
  readonly neutralised: number;
  readonly problemCount: number;
  readonly problems: readonly { readonly row: number; readonly code: ProblemCode; readonly value: string }[];
  readonly sample: readonly Row[];
}
