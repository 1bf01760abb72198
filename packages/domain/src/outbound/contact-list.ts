import type { JsonObject } from "@patchbay/base/json";
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { IANAZone } from "luxon";

/** Which columns of a list say what; the others become the contact's data under their own titles. */
export interface ColumnMapping {
  readonly number: string;
  readonly name?: string;
  readonly timeZone?: string;
}

export interface ListedContact {
  readonly number: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly data: JsonObject;
}

export interface RowProblem {
  /** As spreadsheets count: the titles are row 1. */
  readonly row: number;
  readonly code: "bad-number" | "bad-zone" | "twice";
  readonly value: string;
}

export interface ReadList {
  readonly contacts: readonly ListedContact[];
  readonly problems: readonly RowProblem[];
  /** Cells that a spreadsheet would have run as a formula, made plain text. */
  readonly neutralised: number;
}

const GUESSES: Readonly<Record<keyof ColumnMapping, RegExp>> = {
  number: /phone|number|mobile|tel|电话|手机|号码/i,
  name: /name|姓名|名称|客户/i,
  timeZone: /zone|时区/i,
};

/** By the titles; undefined when none looks like a number's. */
export function guessMapping(titles: readonly string[]): ColumnMapping | undefined {
  const find = (key: keyof ColumnMapping) => titles.find((title) => GUESSES[key].test(title));
  const [number, name, timeZone] = [find("number"), find("name"), find("timeZone")];
  if (number === undefined) return undefined;
  return { number, ...(name && name !== number ? { name } : {}), ...(timeZone ? { timeZone } : {}) };
}

/** Contacts of a list with its titles in the first row; rows with problems are left out and told. */
export function readContacts(
  [titles = [], ...rows]: readonly (readonly string[])[],
  mapping: ColumnMapping,
  country?: string,
): ReadList {
  const columnOf = (title: string | undefined) => (title === undefined ? -1 : titles.indexOf(title));
  const [numberAt, nameAt, zoneAt] = [mapping.number, mapping.name, mapping.timeZone].map(columnOf) as [
    number,
    number,
    number,
  ];
  const seen = new Set<string>();
  const contacts: ListedContact[] = [];
  const problems: RowProblem[] = [];
  let neutralised = 0;
  const plain = (cell: string) => {
    const safe = plainCell(cell);
    if (safe !== cell) neutralised += 1;
    return safe;
  };
  rows.forEach((cells, index) => {
    const row = index + 2;
    const written = cells[numberAt] ?? "";
    const number = listedNumber(written, country);
    const timeZone = cells[zoneAt] ?? "";
    if (!number) problems.push({ row, code: "bad-number", value: written.slice(0, 60) });
    else if (timeZone && !IANAZone.isValidZone(timeZone)) problems.push({ row, code: "bad-zone", value: timeZone });
    else if (seen.has(number)) problems.push({ row, code: "twice", value: number });
    else {
      seen.add(number);
      const name = plain(cells[nameAt] ?? "");
      const data = Object.fromEntries(
        titles.flatMap((title, at) =>
          title === "" || at === numberAt || at === nameAt || at === zoneAt || !cells[at]
            ? []
            : [[title, plain(cells[at] as string)]],
        ),
      );
      contacts.push({ number, data, ...(name ? { name } : {}), ...(timeZone ? { timeZone } : {}) });
    }
  });
  return { contacts, problems, neutralised };
}

/** What Excel and its like would run: `=1+1`, `@SUM(…)`, `+cmd|…`. A sign before a number is a number. */
export function plainCell(cell: string): string {
  const isFormula = /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s().,/-]*$/.test(cell));
  return isFormula ? `'${cell}` : cell;
}

/** E.164 where the number or the country says which; a number of another kind is taken as it is written. */
export function listedNumber(written: string, country: string | undefined): string | undefined {
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const digits = written.replace(/[\s().\-/]/g, "");
  if (!/^\+?\d{3,20}$/.test(digits)) return undefined;
  if (!digits.startsWith("+") && !home) return digits;
  const parsed = parsePhoneNumberFromString(digits, home);
  return parsed?.isPossible() ? parsed.number : undefined;
}
