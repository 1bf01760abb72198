import type { Json, JsonObject } from "@patchbay/base/json";
import { listedNumber, plainCell } from "../outbound/contact-list.ts";
import { type CustomField, fieldValue } from "./custom-field.ts";

export const LIST_ROLES = ["name", "phone", "email", "externalId", "tier", "language", "tags"] as const;
export type ListRole = (typeof LIST_ROLES)[number];

/** Which columns say what; the others become fields, of the type that the tenant gave the field of their title. */
export type CustomerMapping = Readonly<Partial<Record<ListRole, string>>>;

export interface ListedCustomer {
  readonly name: string;
  readonly tier?: string;
  readonly language?: string;
  readonly externalId?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly tags: readonly string[];
  readonly fields: JsonObject;
}

export interface CustomerRowProblem {
  /** As spreadsheets count: the titles are row 1. */
  readonly row: number;
  readonly code: "no-name" | "no-handle" | "bad-number" | "bad-address" | "bad-field" | "twice";
  readonly value: string;
}

const GUESSES: Readonly<Record<ListRole, RegExp>> = {
  email: /mail|邮箱|邮件/i,
  externalId: /customer.?(id|no|number)|external|客户(编号|号)/i,
  phone: /phone|mobile|tel|电话|手机/i,
  name: /name|姓名|名称/i,
  tier: /tier|level|等级|级别/i,
  language: /language|语言/i,
  tags: /tags?$|标签/i,
};
const MOST_SHOWN = 60;

/** By the titles; each column has one meaning at most. */
export function guessCustomerMapping(titles: readonly string[]): CustomerMapping {
  const taken = new Set<string>();
  const found: Partial<Record<ListRole, string>> = {};
  for (const role of Object.keys(GUESSES) as ListRole[]) {
    const title = titles.find((one) => !taken.has(one) && GUESSES[role].test(one));
    if (title === undefined) continue;
    taken.add(title);
    found[role] = title;
  }
  return found;
}

/** Customers of a list with its titles in the first row; rows with problems are left out and told. */
export function readCustomers(
  [titles = [], ...rows]: readonly (readonly string[])[],
  mapping: CustomerMapping,
  fields: readonly CustomField[],
  country?: string,
): {
  readonly customers: readonly ListedCustomer[];
  readonly problems: readonly CustomerRowProblem[];
  readonly neutralised: number;
} {
  const seen = new Set<string>();
  const customers: ListedCustomer[] = [];
  const problems: CustomerRowProblem[] = [];
  let neutralised = 0;
  const plain = (cell: string) => {
    const safe = plainCell(cell);
    if (safe !== cell) neutralised += 1;
    return safe;
  };
  const used = new Set(Object.values(mapping));
  rows.forEach((cells, index) => {
    const read = oneCustomer(cells, { titles, mapping, used, fields, plain, ...(country ? { country } : {}) });
    const keys = "code" in read ? [] : keysOf(read);
    if ("code" in read) problems.push({ row: index + 2, code: read.code, value: read.value.slice(0, MOST_SHOWN) });
    else if (keys.some((one) => seen.has(one))) problems.push({ row: index + 2, code: "twice", value: read.name });
    else {
      for (const one of keys) seen.add(one);
      customers.push(read);
    }
  });
  return { customers, problems, neutralised };
}

/** Whoever has one of these stands in the list already. */
function keysOf({ name, externalId, phones, emails }: ListedCustomer): readonly string[] {
  return [JSON.stringify([name, externalId, phones, emails]), ...(externalId ? [`# ${externalId}`] : [])];
}

interface Reading {
  readonly titles: readonly string[];
  readonly mapping: CustomerMapping;
  readonly used: ReadonlySet<string | undefined>;
  readonly fields: readonly CustomField[];
  readonly country?: string;
  readonly plain: (cell: string) => string;
}

function oneCustomer(
  cells: readonly string[],
  { titles, mapping, used, fields, country, plain }: Reading,
): ListedCustomer | Pick<CustomerRowProblem, "code" | "value"> {
  const of = (role: ListRole) => {
    const title = mapping[role];
    return title === undefined ? "" : (cells[titles.indexOf(title)] ?? "");
  };
  const several = (text: string) =>
    text
      .split(/[;；|]/)
      .map((one) => one.trim())
      .filter((one) => one !== "");
  const name = plain(of("name"));
  if (name === "") return { code: "no-name", value: cells.join(", ") };
  const phones: string[] = [];
  for (const written of several(of("phone"))) {
    const number = listedNumber(written, country);
    if (!number) return { code: "bad-number", value: written };
    phones.push(number);
  }
  const emails = several(of("email"));
  const wrong = emails.find((address) => !/^[^\s@=+-][^\s@]*@[^\s@]+\.[^\s@]+$/.test(address));
  if (wrong !== undefined) return { code: "bad-address", value: wrong };
  const externalId = plain(of("externalId"));
  if (phones.length === 0 && emails.length === 0 && externalId === "") return { code: "no-handle", value: name };
  const values: Record<string, Json> = {};
  for (const [at, title] of titles.entries()) {
    const written = cells[at] ?? "";
    if (title === "" || used.has(title) || written === "") continue;
    const field = fields.find(({ key, title: shown }) => [key, shown].some((one) => sameTitle(one, title)));
    const value = field ? fieldValue(field, written) : plain(written);
    if (value === undefined) return { code: "bad-field", value: `${title}: ${written}` };
    values[field?.key ?? title] = typeof value === "string" && field ? plain(value) : value;
  }
  const [tier, language] = [plain(of("tier")), plain(of("language"))];
  return {
    ...{ name, phones, emails, tags: several(of("tags")).map(plain), fields: values },
    ...{ ...(tier ? { tier } : {}), ...(language ? { language } : {}), ...(externalId ? { externalId } : {}) },
  };
}

const sameTitle = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
