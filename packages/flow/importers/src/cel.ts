/** A CEL literal. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

/** A literal as its author meant it: numbers and truth values as such, everything else as text. */
export function valueLiteral(text: string): string {
  const trimmed = text.trim();
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(trimmed) || trimmed === "true" || trimmed === "false") return trimmed;
  return literal(text);
}

export type Comparison =
  | "equal"
  | "not-equal"
  | "contains"
  | "not-contains"
  | "starts"
  | "not-starts"
  | "ends"
  | "greater"
  | "greater-equal"
  | "less"
  | "less-equal"
  | "matches"
  | "not-matches"
  | "one-of"
  | "none-of"
  | "blank"
  | "not-blank";

/** A comparison of the value of an expression with a text, as people who draw flows mean it. */
export function compare(expression: string, how: Comparison, other: string): string {
  const text = `string(${expression})`;
  const listed = `[${other
    .split(",")
    .map((item) => literal(item.trim()))
    .join(", ")}]`;
  const number = Number(other.trim());
  const limit =
    Number.isFinite(number) && other.trim() !== "" ? `${Number.isInteger(number) ? `${number}.0` : number}` : "";
  const measured = (operator: string) =>
    limit === "" ? `${text} ${operator} ${literal(other)}` : `double(${expression}) ${operator} ${limit}`;
  switch (how) {
    case "equal":
      return `${text} == ${literal(other)}`;
    case "not-equal":
      return `${text} != ${literal(other)}`;
    case "contains":
      return `${text}.contains(${literal(other)})`;
    case "not-contains":
      return `!${text}.contains(${literal(other)})`;
    case "starts":
      return `${text}.startsWith(${literal(other)})`;
    case "not-starts":
      return `!${text}.startsWith(${literal(other)})`;
    case "ends":
      return `${text}.endsWith(${literal(other)})`;
    case "matches":
      return `${text}.matches(${literal(other)})`;
    case "not-matches":
      return `!${text}.matches(${literal(other)})`;
    case "one-of":
      return `${text} in ${listed}`;
    case "none-of":
      return `!(${text} in ${listed})`;
    case "blank":
      return `${expression} == null || ${text} == ""`;
    case "not-blank":
      return `${expression} != null && ${text} != ""`;
    case "greater":
      return measured(">");
    case "greater-equal":
      return measured(">=");
    case "less":
      return measured("<");
    case "less-equal":
      return measured("<=");
  }
}
