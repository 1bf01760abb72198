import { isJsonObject, type Json } from "@patchbay/base/json";
import type { FlowChannel, Point } from "@patchbay/flow-model/document";
import { Fields } from "../fields.ts";
import { type SourceFlow, type SourceStep, said, type Way } from "../source-flow.ts";

/** The entries of a Studio flow, in the order in which one is chosen, and the channel that each means. */
const EVENTS: readonly (readonly [event: string, channel: FlowChannel])[] = [
  ["incomingCall", "voice"],
  ["incomingRequest", "voice"],
  ["incomingParent", "voice"],
  ["incomingMessage", "sms"],
  ["incomingConversationMessage", "chat"],
];

/** Reads a Studio flow definition (`states`, `initial_state`), as the Studio API and the console's "Show Flow JSON" give it. */
export function readTwilio(definition: Json): SourceFlow | undefined {
  // The REST API wraps it.
  const whole = isJsonObject(definition) && isJsonObject(definition.definition) ? definition.definition : definition;
  if (!isJsonObject(whole) || !Array.isArray(whole.states)) return undefined;
  const flow = new Fields(whole);
  const steps = flow.objects("states").map(readState);
  const initial = flow.text("initial_state");
  const trigger =
    steps.find(({ id, type }) => id === initial && type === "trigger") ?? steps.find(({ type }) => type === "trigger");
  const wired = EVENTS.flatMap(([event, channel]) => {
    const to = trigger?.ways.find(({ key, to: target }) => key === event && target !== undefined)?.to;
    return to === undefined ? [] : [{ event, channel, to }];
  });
  const [entry, ...others] = wired;
  const start = entry?.to ?? (trigger ? undefined : initial || steps[0]?.id);
  const lost = others.filter(({ to }) => to !== start);
  return {
    title: new Fields(definition).text("friendly_name") || flow.text("description"),
    description: flow.text("description"),
    channel: entry?.channel ?? "voice",
    ...(start === undefined ? {} : { start }),
    ...(trigger ? { entry: { id: trigger.id, type: trigger.type, label: trigger.label } } : {}),
    steps: steps.filter((step) => step !== trigger),
    remarks: lost.map(({ event, to }) =>
      said(
        `A flow has one entry here: "${event}" to "${to}" is left out.`,
        `流程只有一个入口：未导入“${event}”（通往“${to}”）。`,
      ),
    ),
  };
}

function readState(state: Fields, index: number): SourceStep {
  const name = state.text("name") || `widget-${index + 1}`;
  const fields = state.child("properties");
  const at = placeOf(fields.child("offset"));
  fields.vendorOnly("offset");
  const matches = { count: 0 };
  const ways = state.objects("transitions").map((transition): Way => {
    const event = transition.text("event");
    const condition = conditionOf(transition.objects("conditions"));
    const next = transition.text("next");
    const key = condition ? `match:${matches.count++}` : event;
    const label = condition?.text("friendly_name");
    return { key, ...(next ? { to: next } : {}), ...(label ? { label } : {}), ...(condition ? { condition } : {}) };
  });
  return { id: name, type: state.text("type"), label: name.replaceAll("_", " "), fields, ways, ...(at ? { at } : {}) };
}

/** The first; more of them, which the documentation leaves open, stay unread and so come into the report. */
function conditionOf([first, ...others]: readonly Fields[]): Fields | undefined {
  return first && others.length > 0
    ? new Fields({ ...first.json(), others: others.map((other) => other.json()) })
    : first;
}

function placeOf(offset: Fields): Point | undefined {
  const [x, y] = [offset.number("x"), offset.number("y")];
  return x === undefined || y === undefined ? undefined : { x, y };
}
