import type { JsonObject } from "@patchbay/base/json";
import { type Mapping, said, single } from "../source-flow.ts";
import { lostRemarks, within } from "./twilio-audio.ts";
import { twilioTemplate } from "./twilio-text.ts";

/** Nouns of "Connect call to" that are a number to dial. */
const DIALLED = new Set(["number", "number-multi", ""]);

export const connectCall: Mapping = (step) => {
  const { fields } = step;
  const noun = fields.text("noun");
  if (!DIALLED.has(noun)) {
    const why = `Connects to a ${noun}: only numbers can be dialled from a flow.`;
    return { why: said(why, `连接目标是“${noun}”：流程只能拨打号码。`) };
  }
  const to = twilioTemplate(fields.text("to"));
  const [first = "", ...others] = to.text.split(",").map((number) => number.trim());
  const callerId = twilioTemplate(fields.text("caller_id"));
  return single(
    {
      type: "transfer-to-number",
      config: {
        number: first,
        ringMs: within((fields.number("timeout") ?? 30) * 1_000, 5_000, 180_000),
        // Twilio's default, which says who calls; ours does so by itself.
        callerId: callerId.text === "{{ call.from }}" ? "" : callerId.text,
        record: fields.flag("record"),
      },
    },
    {
      callCompleted: [
        [0, "talked"],
        [0, "busy"],
        [0, "no-answer"],
      ],
      hangup: [],
    },
    [
      ...lostRemarks([...to.lost, ...callerId.lost]),
      ...(others.length === 0
        ? []
        : [said(`Does not also ring ${others.join(", ")}.`, `不会同时呼叫 ${others.join("、")}。`)]),
    ],
  );
};

function queueConfig(queue: string, data: JsonObject[], priority: number): JsonObject {
  return { queue, priority, data, maxWaitMs: 0, exitWhenUnstaffed: false };
}

/** Twilio ranks upwards from 0, ours 1 (first) to 9 with 5 as the usual. */
function priorityOf(number: number | undefined): number {
  return number === undefined ? 5 : within(5 - number, 1, 9);
}

const QUEUE_EXITS = {
  callComplete: [[0, "served"]],
  failedToEnqueue: [
    [0, "failed"],
    [0, "full"],
    [0, "unstaffed"],
    [0, "timeout"],
  ],
} as const;

export const enqueue: Mapping = ({ fields, ways }) => {
  const queue = twilioTemplate(fields.text("queue_name") || fields.text("workflow_sid"));
  const attributes = factsOf(fields.text("task_attributes"));
  const waitUrl = fields.text("wait_url");
  fields.vendorOnly("wait_url_method");
  const failing = ways.some(({ key }) => key === "callFailure") ? { callFailure: [] } : {};
  return single(
    { type: "send-to-queue", config: queueConfig(queue.text, attributes.facts, priorityOf(fields.number("priority"))) },
    { ...QUEUE_EXITS, ...failing },
    [
      ...lostRemarks([...queue.lost, ...attributes.lost]),
      ...(waitUrl === ""
        ? []
        : [said(`Hold music from ${waitUrl} is not taken over.`, `未导入来自 ${waitUrl} 的等待音乐。`)]),
      said(`A queue "${queue.text}" has to exist here.`, `需要存在队列“${queue.text}”。`),
    ],
  );
};

export const sendToFlex: Mapping = ({ fields, ways }) => {
  const workflow = fields.text("workflow");
  const attributes = factsOf(fields.text("attributes"));
  const waitUrl = fields.text("waitUrl");
  fields.vendorOnly("waitUrlMethod", "wait_url_method");
  const failing = ways.some(({ key }) => key === "callFailure") ? { callFailure: [] } : {};
  return single(
    { type: "send-to-queue", config: queueConfig(workflow, attributes.facts, priorityOf(fields.number("priority"))) },
    { ...QUEUE_EXITS, ...failing },
    [
      ...lostRemarks(attributes.lost),
      ...(waitUrl === ""
        ? []
        : [said(`Hold music from ${waitUrl} is not taken over.`, `未导入来自 ${waitUrl} 的等待音乐。`)]),
      said(`Choose the queue that the workflow ${workflow} stood for.`, `请选择工作流 ${workflow} 对应的队列。`),
    ],
  );
};

/** Task attributes are JSON with variables in it; agents see them as facts. */
function factsOf(attributes: string): { readonly facts: JsonObject[]; readonly lost: readonly string[] } {
  if (attributes.trim() === "") return { facts: [], lost: [] };
  try {
    const parsed: unknown = JSON.parse(attributes);
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed))
      return { facts: [], lost: [attributes] };
    const lost: string[] = [];
    const facts = Object.entries(parsed)
      .slice(0, 30)
      .map(([label, value]): JsonObject => {
        const translated = twilioTemplate(typeof value === "string" ? value : JSON.stringify(value));
        lost.push(...translated.lost);
        return { label: label.slice(0, 60) || "value", value: translated.text.slice(0, 1_000) };
      });
    return { facts, lost };
  } catch {
    return { facts: [], lost: [attributes] };
  }
}
