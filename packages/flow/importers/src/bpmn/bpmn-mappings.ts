import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { parseExpression } from "@patchbay/expression/expression";
import { literal } from "../cel.ts";
import { choiceIds, stableName, variableName } from "../names.ts";
import { type Mapping, noCounterpart, passing, said, single } from "../source-flow.ts";
import { parallelGateway, raise, receive, waitForEvent } from "./bpmn-events.ts";
import { boundaryRemarks, extensions, onward } from "./bpmn-ways.ts";
import { durationMs } from "./iso-duration.ts";

const DAY = 86_400_000;

/** What a process modeller says in words is said to the caller only by somebody who rewrote it: it becomes a ticket. */
const humanTask: Mapping = (step) => {
  extensions(step);
  return single({ type: "create-ticket", config: { subject: step.label } }, onward(step, "created", "failed"), [
    said("A person's task becomes a ticket; the flow does not wait for it.", "人工任务变为工单；流程不会等待其完成。"),
    ...boundaryRemarks(step, true),
  ]);
};

const service: Mapping = (step) => {
  extensions(step);
  const implementation = step.fields.text("implementation");
  const url = [step.fields.text("url"), implementation].find((text) => /^https?:/.test(text)) ?? "";
  return single(
    { type: "http-request", config: { method: "POST", url, into: variableName(step.label) } },
    { ...onward(step, "success", "failed") },
    [
      ...(url === "" ? [said("Enter the address of the service.", "请填写服务的网址。")] : []),
      ...boundaryRemarks(step, true),
    ],
  );
};

const gateway: Mapping = (step) => {
  extensions(step);
  step.fields.vendorOnly("gatewayDirection");
  const conditions = step.ways.filter(({ key }) => key !== "default");
  // The only way, or a way without a condition, is taken when no other is.
  const otherwise = step.ways.find(({ key }) => key === "default") ?? conditions.find(({ condition }) => !condition);
  const cased = conditions.filter((way) => way !== otherwise);
  if (cased.length === 0) {
    return passing(step, (otherwise ?? step.ways[0])?.key);
  }
  const ids = choiceIds(cased.map(({ label, key }) => label ?? key));
  const remarks: LocalText[] = [];
  const cases = cased.map(({ condition, label, key }, index): JsonObject => {
    const when = conditionOf(condition?.text("expression") ?? "");
    if (when === "") {
      remarks.push(said(`Write the condition of "${label ?? key}".`, `请填写“${label ?? key}”的条件。`));
    }
    return { id: ids[index] as string, label: (label ?? "").slice(0, 60), when };
  });
  return single(
    { type: "branch", config: { cases } },
    {
      ...Object.fromEntries(cased.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
      ...(otherwise ? { [otherwise.key]: [[0, "otherwise"] as const] } : {}),
    },
    remarks,
  );
};

/** `${amount > 100}` (JUEL) and `= amount > 100` (FEEL) are mostly CEL as they are; what is not has to be written anew. */
export function conditionOf(expression: string): string {
  const inner = /^\s*[$#]\{(.*)\}\s*$/s.exec(expression)?.[1] ?? expression.replace(/^\s*=/, "");
  const cel = inner
    .replace(/'((?:[^'\\]|\\.)*)'/g, (_, words: string) => literal(words))
    .replace(/\band\b/g, "&&")
    .replace(/\bor\b/g, "||")
    .replace(/\bnot\s*\(/g, "!(")
    .replace(/(?<![=!<>])=(?!=)/g, "==")
    .trim();
  return cel !== "" && parseExpression(cel).ok ? cel : "";
}

const timer: Mapping = (step) => {
  extensions(step);
  const event = waitForEvent(step);
  if (event) return event;
  const definition = step.fields.child("timerEventDefinition");
  const duration = definition.child("timeDuration").text("#text") || definition.text("timeDuration");
  const forMs = durationMs(duration);
  if (forMs === undefined) {
    return { why: said(`Waits for an event that is no plain duration.`, "等待的事件不是简单时长。") };
  }
  definition.child("timeDuration").vendorOnly("type");
  definition.vendorOnly("id");
  // A wait lasts a day at most; what is longer is waited for until its instant.
  const part =
    forMs > DAY
      ? { type: "wait-until", config: { until: { kind: "instant", at: `now + ${forMs}` } } }
      : { type: "wait", config: { forMs } };
  return single(part, onward(step, "done"));
};

const script: Mapping = (step) => {
  const words = step.fields.child("script").text("#text") || step.fields.text("script");
  return { why: said(`Scripts do not run here: ${words.slice(0, 200)}`, `此处不运行脚本：${words.slice(0, 200)}`) };
};

const endEvent: Mapping = (step) => {
  extensions(step);
  const isError = step.fields.keys().includes("errorEventDefinition");
  for (const kind of ["errorEventDefinition", "terminateEventDefinition"]) step.fields.child(kind).vendorOnly("id");
  const goesOn = step.ways.some(({ key }) => key === "leave");
  if (goesOn) return passing(step, "leave");
  return single({ type: "end", config: { outcome: isError ? "failed" : "completed" } }, {});
};

/** Its inside is laid flat: the way in leads to its start, its ends lead behind it. */
const subProcess: Mapping = (step) => {
  extensions(step);
  if (step.fields.flag("triggeredByEvent")) {
    return { why: said("Starts by itself when an event comes.", "由事件触发，自行开始。") };
  }
  const inward =
    step.ways.find(({ key }) => key === "enter") ?? step.ways.find(({ key }) => !key.startsWith("boundary:"));
  return passing(step, inward?.key, boundaryRemarks(step, false));
};

const callActivity: Mapping = (step) => {
  extensions(step);
  const called = step.fields.text("calledElement") || step.label;
  return single(
    { type: "run-sub-flow", config: { flow: stableName(called, "sub-flow"), inputs: [], outputs: [] } },
    onward(step, "done", "failed"),
    [
      said(`Import "${called}" too and choose it here.`, `请同时导入“${called}”并在此选择。`),
      ...boundaryRemarks(step, true),
    ],
  );
};

const plain: Mapping = (step) => {
  extensions(step);
  return single(
    { type: "play-prompt", config: { prompts: [{ kind: "speech", text: step.label }] } },
    onward(step, "done"),
    [
      said("A plain task says its name; write what it does.", "普通任务会朗读其名称；请改写为实际内容。"),
      ...boundaryRemarks(step, false),
    ],
  );
};

const parallel: Mapping = () => ({
  why: said("Branches that run at the same time are drawn anew.", "并行分支需要重新绘制。"),
});

/** Where a sub-process or a way out of a task begins; what it waits for, and whether it interrupts, is left to the report. */
const beginning: Mapping = (step) => {
  extensions(step);
  step.fields.child("errorEventDefinition").vendorOnly("id");
  return passing(step, step.ways[0]?.key);
};

const eventBased: Mapping = () => ({
  why: said("Waiting for the first of several events is drawn anew.", "等待多个事件之一需要重新绘制。"),
});

export const BPMN_MAPPINGS: Readonly<Record<string, Mapping>> = {
  startEvent: beginning,
  boundaryEvent: beginning,
  endEvent,
  intermediateCatchEvent: timer,
  task: plain,
  manualTask: humanTask,
  userTask: humanTask,
  serviceTask: service,
  sendTask: service,
  scriptTask: script,
  businessRuleTask: noCounterpart("Write its rules into a decision table.", "请将其规则写入决策表。"),
  exclusiveGateway: gateway,
  inclusiveGateway: (step, world) => {
    const mapped = gateway(step, world);
    if ("why" in mapped) return mapped;
    const remark = said(
      "Takes the first way whose condition is true, not all of them.",
      "只走第一个条件成立的分支，而非全部。",
    );
    return { ...mapped, remarks: [...(mapped.remarks ?? []), remark] };
  },
  intermediateThrowEvent: raise,
  receiveTask: receive,
  parallelGateway,
  complexGateway: eventBased,
  eventBasedGateway: eventBased,
  callActivity,
  subProcess,
  transaction: subProcess,
  adHocSubProcess: parallel,
};
