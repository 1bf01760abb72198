import { choiceIds, stableName } from "../names.ts";
import { type Mapped, type Mapping, type SourceStep, said, single } from "../source-flow.ts";
import { boundaryRemarks, extensions, onward } from "./bpmn-ways.ts";

const EVENT_KINDS = ["messageEventDefinition", "signalEventDefinition"];
const MAX_BRANCHES = 8;

/** A message or signal that is waited for or thrown is an event by the step's name. */
function eventName(step: SourceStep): string | undefined {
  const kind = EVENT_KINDS.find((name) => step.fields.keys().includes(name));
  if (kind === undefined) return undefined;
  step.fields.child(kind).vendorOnly("id");
  return stableName(step.label, "event");
}

const named = (name: string) =>
  said(
    `The event is called "${name}" here; who raises it has to name it so.`,
    `此事件在此名为“${name}”；触发方须使用该名称。`,
  );

/** Undefined when the step waits for something else. */
export function waitForEvent(step: SourceStep): Mapped | undefined {
  const name = eventName(step);
  return name === undefined ? undefined : waiting(step, name);
}

export const receive: Mapping = (step) => {
  extensions(step);
  return waiting(step, stableName(step.label, "event"));
};

function waiting(step: SourceStep, name: string): Mapped {
  return single({ type: "wait-for-event", config: { name } }, onward(step, "arrived", "failed"), [
    named(name),
    ...boundaryRemarks(step, true),
  ]);
}

export const raise: Mapping = (step) => {
  extensions(step);
  const name = eventName(step);
  if (name === undefined) {
    return { why: said("Throws an event that is neither message nor signal.", "抛出的事件既非消息也非信号。") };
  }
  return single({ type: "raise-event", config: { name } }, onward(step, "done", "failed"), [named(name)]);
};

/** With several ways on its branches begin there, else they come together there. */
export const parallelGateway: Mapping = (step) => {
  extensions(step);
  step.fields.vendorOnly("gatewayDirection");
  if (step.ways.length < 2) return single({ type: "join", config: {} }, onward(step, "done"));
  if (step.ways.length > MAX_BRANCHES) {
    return { why: said(`More than ${MAX_BRANCHES} branches side by side.`, `并行分支超过 ${MAX_BRANCHES} 个。`) };
  }
  const ids = choiceIds(step.ways.map(({ label, key }) => label ?? key));
  const branches = step.ways.map(({ label = "" }, index) => ({ id: ids[index] as string, label: label.slice(0, 60) }));
  const exits = step.ways.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]]);
  return single({ type: "parallel", config: { branches } }, Object.fromEntries(exits), [
    said("See that all its branches come together at one join.", "请确认所有分支都在同一个“汇合”处会合。"),
  ]);
};
