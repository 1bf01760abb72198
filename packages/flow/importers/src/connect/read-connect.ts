import { isJsonObject, type Json } from "@patchbay/base/json";
import { Fields } from "../fields.ts";
import { type SourceFlow, type SourceStep, said, type Way } from "../source-flow.ts";

/** Connect's cards are small; ours need more room. */
const SPREAD = 1.4;

/**
 * Reads a flow in the Amazon Connect Flow language (`Version` 2019-10-30), as `DescribeContactFlow` gives it in `Content` and
 * the console exports it.
 */
export function readConnect(content: Json): SourceFlow | undefined {
  const whole = unwrapped(content);
  if (!isJsonObject(whole) || !Array.isArray(whole.Actions)) return undefined;
  const flow = new Fields(whole);
  const metadata = flow.child("Metadata");
  const perAction = metadata.child("ActionMetadata");
  const start = flow.text("StartAction");
  const version = flow.text("Version");
  return {
    title: metadata.text("name") || metadata.text("Name"),
    description: metadata.text("description"),
    channel: "voice",
    ...(start ? { start } : {}),
    steps: flow.objects("Actions").map((action, index) => readAction(action, perAction, index)),
    notes: metadata.objects("Annotations").flatMap(annotation),
    remarks:
      version === "2019-10-30" || version === ""
        ? []
        : [
            said(
              `The file's version is ${version}; 2019-10-30 is known.`,
              `文件版本为 ${version}；已知版本为 2019-10-30。`,
            ),
          ],
  };
}

/** The API wraps the flow, with its content as text. */
function unwrapped(content: Json): Json {
  if (!isJsonObject(content)) return content;
  const flow = isJsonObject(content.ContactFlow)
    ? content.ContactFlow
    : isJsonObject(content.ContactFlowModule)
      ? content.ContactFlowModule
      : content;
  if (typeof flow.Content !== "string") return flow;
  try {
    return JSON.parse(flow.Content) as Json;
  } catch {
    return null;
  }
}

function readAction(action: Fields, perAction: Fields, index: number): SourceStep {
  const id = action.text("Identifier") || `action-${index + 1}`;
  const type = action.text("Type");
  const metadata = perAction.child(id);
  const position = metadata.child("position");
  const [x, y] = [position.number("x"), position.number("y")];
  const label = metadata.text("friendlyName") || readable(id) || spaced(type);
  const fields = action.child("Parameters");
  return {
    id,
    type,
    label,
    fields: withNames(fields, metadata),
    ways: waysOf(action.child("Transitions")),
    ...(x === undefined || y === undefined ? {} : { at: { x: x * SPREAD, y: y * SPREAD } }),
  };
}

/** Ids are UUIDs unless somebody gave the block a name. */
function readable(id: string): string {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(id) ? "" : id;
}

function spaced(type: string): string {
  return type.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** Names of queues, prompts and hours stand in the metadata; parameters have only their ARNs. `@name` carries them along. */
function withNames(fields: Fields, metadata: Fields): Fields {
  const named = metadata.child("parameters");
  const names = Object.fromEntries(
    named.keys().flatMap((key) => {
      const name = named.child(key).text("displayName");
      return name ? [[`@${key}`, name]] : [];
    }),
  );
  const older = { "@QueueId": metadata.child("queue").text("text"), "@PromptId": metadata.text("promptName") };
  const present = Object.fromEntries(Object.entries(older).filter(([, name]) => name !== ""));
  return new Fields({ ...fields.json(), ...present, ...names });
}

function waysOf(transitions: Fields): readonly Way[] {
  const next = transitions.text("NextAction");
  const conditions = transitions.objects("Conditions").map((condition): Way => {
    const test = condition.child("Condition");
    if (test.json().Operator === "Equals") test.vendorOnly("Operator");
    const operands = test.list("Operands").map(String);
    const to = condition.text("NextAction");
    const label = operands.join(", ");
    return { key: `if:${label}`, label, condition: test, ...(to ? { to } : {}) };
  });
  const errors = transitions.objects("Errors").map((error): Way => {
    const type = error.text("ErrorType");
    const to = error.text("NextAction");
    return { key: `error:${type}`, label: type, ...(to ? { to } : {}) };
  });
  return [...(next ? [{ key: "next", to: next }] : []), ...conditions, ...errors];
}

function annotation(note: Fields) {
  const position = note.child("position");
  const text = note.text("content");
  return text ? [{ text, x: (position.number("x") ?? 0) * SPREAD, y: (position.number("y") ?? 0) * SPREAD }] : [];
}
