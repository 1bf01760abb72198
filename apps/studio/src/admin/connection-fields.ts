import type { Inputs } from "../data/outputs.ts";

export type Connection = Inputs["connection"]["save"]["connection"];
export type ConnectionKind = Connection["kind"];
export type FieldName = (typeof FIELDS)[ConnectionKind][number];

/** What is asked for, in the order of the form; every value is typed as text. */
export const FIELDS = {
  email: ["host", "port", "security", "user", "from"],
  sms: ["url", "from", "header", "scheme", "body"],
  "language-model": ["baseUrl", "model"],
  crm: [
    "baseUrl",
    "header",
    "scheme",
    "findPath",
    "foundAt",
    "createPath",
    "updatePath",
    "updateMethod",
    "idAt",
    "fields",
  ],
} as const;

/** What a new one begins with. */
export const FRESH: Readonly<Partial<Record<FieldName, string>>> = {
  port: "587",
  security: "starttls",
  header: "Authorization",
  scheme: "Bearer",
  body: '{"to": "{{to}}", "from": "{{from}}", "text": "{{text}}"}',
  findPath: "/contacts?{{field}}={{value}}",
  createPath: "/contacts",
  updatePath: "/contacts/{{id}}",
  updateMethod: "PATCH",
  idAt: "id",
  fields: "name = name\nphone = phone\nemail = email",
};
const NEEDED: ReadonlySet<string> = new Set(["host", "port", "url", "baseUrl", "model", "idAt"]);
/** Fields with a few values to choose from. */
export const CHOICES: Readonly<Partial<Record<FieldName, readonly Choice[]>>> = {
  security: ["tls", "starttls", "none"],
  updateMethod: ["PATCH", "PUT", "POST"],
};
type Choice = "tls" | "starttls" | "none" | "PATCH" | "PUT" | "POST";
/** Fields of several lines. */
export const LONG: ReadonlySet<FieldName> = new Set(["fields"]);

export function isNeeded(kind: ConnectionKind, field: FieldName): boolean {
  return NEEDED.has(field) || (kind === "email" && field === "from");
}
