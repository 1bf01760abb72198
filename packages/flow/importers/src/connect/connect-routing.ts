import { literal } from "../cel.ts";
import type { Fields } from "../fields.ts";
import { lastPart } from "../names.ts";
import { type Mapping, said, single } from "../source-flow.ts";
import { lostPaths, seconds } from "./connect-audio.ts";
import { connectTemplate, connectVariable, TARGET_QUEUE } from "./connect-text.ts";

/** The name of a thing that a parameter gives by its ARN, or an expression for one that is chosen at run time. */
export function named(fields: Fields, key: string): string {
  const reference = fields.text(key);
  const name = fields.text(`@${key}`);
  if (reference.startsWith("$.")) return `{{ ${connectVariable(reference) ?? "null"} }}`;
  return name || lastPart(reference);
}

export const setQueue: Mapping = ({ fields }) => {
  const agent = fields.text("AgentId");
  const queue = named(fields, "QueueId");
  if (queue === "" && agent !== "") {
    return { why: said("Routes to one agent; choose that agent here.", "路由到指定坐席；请在此选择坐席。") };
  }
  const dynamic = connectVariable(fields.text("QueueId"));
  return single(
    { type: "set-variables", config: { set: [{ name: TARGET_QUEUE, value: dynamic ?? literal(queue) }] } },
    { next: [[0, "done"]], "error:NoMatchingError": [] },
    dynamic ? [] : [said(`A queue "${queue}" has to exist here.`, `需要存在队列“${queue}”。`)],
  );
};

export const toQueue: Mapping = ({ fields }) => {
  const given = named(fields, "QueueId");
  return single(
    {
      type: "send-to-queue",
      config: { queue: given || `{{ ${TARGET_QUEUE} }}`, maxWaitMs: 0, exitWhenUnstaffed: false },
    },
    {
      next: [[0, "served"]],
      "error:QueueAtCapacity": [[0, "full"]],
      "error:NoMatchingError": [
        [0, "failed"],
        [0, "unstaffed"],
        [0, "timeout"],
      ],
    },
  );
};

export const toNumber: Mapping = ({ fields }) => {
  const to = connectTemplate(fields.text("ThirdPartyPhoneNumber"));
  const callerId = fields.child("CallerId");
  const shown = connectTemplate(callerId.text("Number"));
  const digits = fields.text("ThirdPartyDTMFDigits");
  return single(
    {
      type: "transfer-to-number",
      config: {
        number: to.text,
        callerId: shown.text,
        ringMs: seconds(fields.number("ThirdPartyConnectionTimeLimitSeconds"), 30, 5_000, 180_000),
      },
    },
    {
      next: [[0, "talked"]],
      "error:CallFailed": [
        [0, "busy"],
        [0, "failed"],
      ],
      "error:ConnectionTimeLimitExceeded": [[0, "no-answer"]],
      "error:NoMatchingError": [[0, "failed"]],
    },
    [
      ...lostPaths([...to.lost, ...shown.lost]),
      ...(digits === "" ? [] : [said(`Does not send the digits ${digits}.`, `不会发送按键 ${digits}。`)]),
    ],
  );
};

export const hours: Mapping = ({ fields }) => {
  const calendar = named(fields, "HoursOfOperationId");
  return single(
    { type: "business-hours", config: { calendar } },
    {
      "if:True": [[0, "open"]],
      "if:False": [
        [0, "closed"],
        [0, "holiday"],
      ],
      "error:NoMatchingError": [[0, "failed"]],
      next: [],
    },
    calendar === ""
      ? [
          said(
            "It used the hours of the working queue: choose a calendar.",
            "原流程使用当前队列的营业时间：请选择日历。",
          ),
        ]
      : [said(`A calendar "${calendar}" has to exist here.`, `需要存在日历“${calendar}”。`)],
  );
};

/** "Check staffing": staffed, available or not, of the working queue. */
export const staffing: Mapping = ({ fields, ways }, world) => {
  const metric = fields.text("MetricType");
  const known = ["NumberOfAgentsAvailable", "NumberOfAgentsStaffed", "NumberOfAgentsOnline"].includes(metric);
  if (!known || !world.has("staffing-check")) {
    return { why: said(`Checks ${metric || "a metric"} of a queue.`, `检查队列指标 ${metric}。`) };
  }
  const queue = named(fields, "QueueId") || `{{ ${TARGET_QUEUE} }}`;
  const yes = ways.find(({ condition }) => condition);
  const isReady = metric === "NumberOfAgentsAvailable";
  return single(
    { type: "staffing-check", config: { queue } },
    {
      ...(yes
        ? {
            [yes.key]: isReady
              ? [[0, "free"]]
              : [
                  [0, "free"],
                  [0, "busy"],
                ],
          }
        : {}),
      next: isReady
        ? [
            [0, "busy"],
            [0, "nobody"],
          ]
        : [[0, "nobody"]],
      "error:NoMatchingCondition": isReady
        ? [
            [0, "busy"],
            [0, "nobody"],
          ]
        : [[0, "nobody"]],
      "error:NoMatchingError": [[0, "failed"]],
    },
  );
};

export const routingBehaviour: Mapping = ({ fields }, world) => {
  const priority = fields.number("QueuePriority");
  const age = fields.number("QueueTimeAdjustmentSeconds");
  if (!world.has("set-routing") || priority === undefined) {
    return { why: said("Changes the place in the queue by time.", "按时间调整排队顺序。") };
  }
  return single(
    { type: "set-routing", config: { skills: [], priority: Math.min(9, Math.max(1, priority)) } },
    { next: [[0, "done"]], "error:NoMatchingError": [] },
    age === undefined ? [] : [said(`Does not adjust the waiting time by ${age} s.`, `不会将等待时间调整 ${age} 秒。`)],
  );
};
