import { variableName } from "../names.ts";

/**
 * Where Studio keeps values, and where they are here: results of widgets in a variable of the widget's name, flow variables
 * under their own, the two ends of the call in `call`. Undefined for what has no counterpart.
 */
export function twilioVariable(path: string): string | undefined {
  const clean = path.trim().replace(/\['?([^\]']+)'?\]/g, ".$1");
  const parts = clean.split(".");
  const [root, second = "", ...rest] = parts;
  if (!parts.every((part) => /^[A-Za-z0-9_ -]+$/.test(part))) return undefined;
  switch (root) {
    case "widgets":
      return widgetValue(second, rest);
    case "flow":
      if (second === "variables" || second === "data")
        return rest[0] ? member(variableName(rest[0]), rest.slice(1)) : undefined;
      return second === "channel" && rest[0] === "address" ? "call.to" : undefined;
    case "contact":
      return second === "channel" && rest[0] === "address" ? "call.from" : undefined;
    case "trigger":
      return triggerValue(second, rest);
    default:
      return undefined;
  }
}

function widgetValue(widget: string, rest: readonly string[]): string | undefined {
  const name = variableName(widget);
  switch (rest[0]) {
    case "Digits":
    case "SpeechResult":
      return name;
    case "parsed":
      return member(`${name}.body`, rest.slice(1));
    case "body":
      return rest.length === 1 ? `${name}.body` : undefined;
    case "status_code":
      return `${name}.status`;
    case "RecordingUrl":
    case "RecordingSid":
      return `${name}.recording`;
    case "RecordingDuration":
      return `${name}.durationMs / 1000.0`;
    case "inbound":
      return rest[1] === "Body" ? name : undefined;
    default:
      return undefined;
  }
}

function triggerValue(kind: string, rest: readonly string[]): string | undefined {
  const [first, second] = rest;
  if (kind === "call" || kind === "message") {
    if (first === "From") return "call.from";
    if (first === "To") return "call.to";
    return undefined;
  }
  if ((kind === "request" || kind === "parent") && first === "parameters" && second)
    return member(variableName(second), rest.slice(2));
  return undefined;
}

function member(root: string, names: readonly string[]): string {
  return names.reduce(
    (path, name) => (/^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`),
    root,
  );
}

export interface Translated {
  readonly text: string;
  /** What stood in braces and could not be translated; left out of the text. */
  readonly lost: readonly string[];
}

/** Liquid text of Studio as a template of ours. Filters and tags have no counterpart. */
export function twilioTemplate(text: string): Translated {
  const lost: string[] = [];
  const replaced = text.replace(/\{\{([^{}]*)\}\}|\{%[^%]*%\}/g, (whole, inside?: string) => {
    const [path = "", ...filters] = (inside ?? "").split("|");
    const variable = twilioVariable(path);
    if (variable === undefined || filters.length > 0) lost.push(whole);
    return variable === undefined ? "" : `{{ ${variable} }}`;
  });
  return { text: replaced, lost };
}

/** Text that is one variable as an expression, other text as a template's value. */
export function twilioExpression(text: string): string | undefined {
  const only = /^\s*\{\{([^{}|]*)\}\}\s*$/.exec(text)?.[1];
  return only === undefined ? undefined : twilioVariable(only);
}
