import { isJsonObject, type Json } from "@patchbay/base/json";
import type { FlowDocument } from "../document.ts";
import { restOf } from "./flow-parts.ts";

const HEAD = ["format", "name", "title", "description", "channel", "inputs", "outputs"];
const LAST = ["notes"];

/**
 * A flow as a file that git can compare line by line: keys in one order, a line per wire and per place, logic first and
 * the picture last. Equal flows give equal text.
 */
export function formatFlow(flow: FlowDocument): string {
  const rest = restOf(flow);
  const others = Object.keys(rest)
    .filter((key) => !HEAD.includes(key) && !LAST.includes(key))
    .sort();
  const member = (key: string): string[] =>
    Object.hasOwn(rest, key) ? [`  ${JSON.stringify(key)}: ${pretty(rest[key] as Json, 1)}`] : [];
  const wires = flow.wires
    .map(({ from, exit, to }) => ({ from, exit, to }))
    .toSorted((one, other) => order(one.from, other.from) || order(one.exit, other.exit) || order(one.to, other.to));
  const layout = Object.entries(flow.layout)
    .toSorted(([one], [other]) => order(one, other))
    .map(([id, { x, y }]) => `    ${JSON.stringify(id)}: ${JSON.stringify({ x, y })}`);
  const lines = [
    ...HEAD.flatMap(member),
    `  "nodes": ${pretty(flow.nodes as unknown as Json, 1)}`,
    `  "wires": ${block(
      "[",
      wires.map((wire) => `    ${JSON.stringify(wire)}`),
      "]",
    )}`,
    ...others.flatMap(member),
    ...LAST.flatMap(member),
    `  "layout": ${block("{", layout, "}")}`,
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(",\n")}\n  ${close}`;
}

/** Like `JSON.stringify` with two spaces, but with the keys of objects in order. */
function pretty(value: Json, depth: number): string {
  const indent = "  ".repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${indent}  ${pretty(item as Json, depth + 1)}`).join(",\n")}\n${indent}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return "{}";
  const members = keys.map((key) => `${indent}  ${JSON.stringify(key)}: ${pretty(value[key] as Json, depth + 1)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
