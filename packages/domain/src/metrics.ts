import type { LocalText } from "@patchbay/base/text";
import type { MetricDimension } from "./metric-query.ts";

/** What a number counts in; screens format by it. `share` is 0 … 1. */
export type MetricUnit = "count" | "ms" | "share";

/** Which records a metric is computed from. */
export type MetricFacts =
  | "queue-entries"
  | "calls"
  | "agents"
  | "agent-time"
  | "tickets"
  | "dial-attempts"
  | "offers"
  | "holds"
  | "reviews";

/**
 * One metric, defined once: card, table, export, alert and wallboard show what follows from here. How it is computed from
 * the facts stands in adapters/postgres, by the same name.
 */
export interface MetricDefinition {
  readonly name: string;
  readonly title: LocalText;
  readonly unit: MetricUnit;
  /** The formula in words, with its terms: there is more than one service level in the world. */
  readonly formula: LocalText;
  /** Speaks of this moment; else of a span of time. */
  readonly live: boolean;
  readonly facts: MetricFacts;
  /** Of several organisations the largest counts. Else what they have is added up; fractions above and below the line. */
  readonly ofSeveral?: "largest";
  /** By what it can be split. */
  readonly dimensions: readonly MetricDimension[];
}

const TIME = ["hour", "day", "quarter-hour"] as const satisfies readonly MetricDimension[];
const ENTRY_DIMENSIONS = ["queue", "agent", "flow", "channel", ...TIME] as const satisfies readonly MetricDimension[];

/** Contacts are counted in the span in which they entered the queue, so that shares add up; open ones not yet. */
export const METRICS = [
  {
    name: "calls-now",
    title: { en: "Calls now", zh: "当前通话数" },
    unit: "count",
    formula: { en: "Calls that have started and not ended.", zh: "已开始且尚未结束的通话数。" },
    live: true,
    facts: "calls",
    dimensions: ["queue", "agent", "flow"],
  },
  {
    name: "waiting-now",
    title: { en: "Waiting now", zh: "当前排队数" },
    unit: "count",
    formula: {
      en: "Contacts in a queue that no agent has answered, those ringing at an agent included.",
      zh: "排队中尚未被坐席接起的联系数，包括正在振铃的。",
    },
    live: true,
    facts: "queue-entries",
    dimensions: ["queue", "flow"],
  },
  {
    name: "longest-wait-now",
    title: { en: "Longest wait now", zh: "当前最长等待" },
    unit: "ms",
    formula: {
      en: "Time since the first of those waiting now entered the queue.",
      zh: "当前排队者中最早进入队列者已等待的时间。",
    },
    live: true,
    facts: "queue-entries",
    ofSeveral: "largest",
    dimensions: ["queue", "flow"],
  },
  {
    name: "agents-by-state",
    title: { en: "Agents by state", zh: "各状态坐席数" },
    unit: "count",
    formula: { en: "Agents who are signed in (any state but offline).", zh: "已签入（非离线）的坐席数。" },
    live: true,
    facts: "agents",
    dimensions: ["status", "queue", "team", "agent"],
  },
  {
    name: "agents-ready",
    title: { en: "Agents ready", zh: "就绪坐席数" },
    unit: "count",
    formula: {
      en: "Agents in the state ready whose phone is registered.",
      zh: "处于就绪状态且电话已注册的坐席数。",
    },
    live: true,
    facts: "agents",
    dimensions: ["queue", "team", "agent"],
  },
  {
    name: "longest-in-state-now",
    title: { en: "Longest in the same state", zh: "当前状态最长持续" },
    unit: "ms",
    formula: {
      en: "Time since the first of the agents who are signed in entered the state they are in now.",
      zh: "已签入坐席中，最早进入当前状态者已持续的时间。",
    },
    live: true,
    facts: "agents",
    ofSeveral: "largest",
    dimensions: ["agent", "team", "status", "queue"],
  },
  {
    name: "tickets-open",
    title: { en: "Open tickets", zh: "未结工单" },
    unit: "count",
    formula: { en: "Tickets that are new, open or pending.", zh: "状态为新建、处理中或挂起的工单数。" },
    live: true,
    facts: "tickets",
    dimensions: ["status", "agent"],
  },
  {
    name: "calls-handled",
    title: { en: "Calls", zh: "通话量" },
    unit: "count",
    formula: {
      en: "Calls that started in the span, those that no agent took part in included; test calls are not counted.",
      zh: "时段内开始的通话数，包括未经坐席的；不含测试通话。",
    },
    live: false,
    facts: "calls",
    dimensions: ["flow", "queue", "agent", "outcome", ...TIME],
  },
  {
    name: "calls-offered",
    title: { en: "Contacts offered", zh: "进线量" },
    unit: "count",
    formula: {
      en: "Contacts that entered a queue in the span (each entry counts).",
      zh: "时段内进入队列的联系数（每次进入各计一次）。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "calls-answered",
    title: { en: "Contacts answered", zh: "接通量" },
    unit: "count",
    formula: { en: "Offered contacts that an agent answered.", zh: "被坐席接起的进线联系数。" },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "calls-abandoned",
    title: { en: "Contacts abandoned", zh: "放弃量" },
    unit: "count",
    formula: {
      en: "Offered contacts whose customer hung up while waiting.",
      zh: "客户在排队中挂断的进线联系数。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "abandon-rate",
    title: { en: "Abandon rate", zh: "放弃率" },
    unit: "share",
    formula: { en: "Abandoned ÷ (answered + abandoned).", zh: "放弃量 ÷（接通量 + 放弃量）。" },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "service-level",
    title: { en: "Service level", zh: "服务水平" },
    unit: "share",
    formula: {
      en: "Answered within the queue's threshold ÷ (answered + abandoned).",
      zh: "阈值内接通量 ÷（接通量 + 放弃量），阈值取自队列设置。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "service-level-of-offered",
    title: { en: "Service level (of offered)", zh: "服务水平（按进线量）" },
    unit: "share",
    formula: {
      en: "Answered within the queue's threshold ÷ offered, whatever became of the others.",
      zh: "阈值内接通量 ÷ 进线量，不论其余联系结果如何。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "service-level-without-short",
    title: { en: "Service level (short abandons left out)", zh: "服务水平（不计短放弃）" },
    unit: "share",
    formula: {
      en: "Answered within the queue's threshold ÷ (answered + abandoned after the threshold).",
      zh: "阈值内接通量 ÷（接通量 + 超过阈值后的放弃量）。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "average-speed-of-answer",
    title: { en: "Average speed of answer", zh: "平均应答速度" },
    unit: "ms",
    formula: {
      en: "Mean of the time from entering the queue to the answer, over answered contacts.",
      zh: "已接通联系从进入队列到接起的平均时间。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "talk-time",
    title: { en: "Talk time", zh: "通话时长" },
    unit: "ms",
    formula: {
      en: "Sum of the time from answer to end, holds included, of conversations that have ended.",
      zh: "已结束对话从接起到结束的总时间，含保持。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "wrap-up-time",
    title: { en: "Wrap-up time", zh: "话后处理时长" },
    unit: "ms",
    formula: { en: "Sum of the work after conversations that have ended.", zh: "已结束对话的话后处理总时间。" },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "hold-time",
    title: { en: "Hold time", zh: "保持时长" },
    unit: "ms",
    formula: {
      en: "Sum of the time that customers were held, by when the hold began.",
      zh: "客户被保持的总时间，按保持开始时间计。",
    },
    live: false,
    facts: "holds",
    dimensions: ["queue", "agent", ...TIME],
  },
  {
    name: "offers-missed",
    title: { en: "Missed", zh: "未接" },
    unit: "count",
    formula: { en: "Offers that the agent did not take in time.", zh: "坐席未及时接起的来件数。" },
    live: false,
    facts: "offers",
    dimensions: ["queue", "agent", "channel", ...TIME],
  },
  {
    name: "average-talk-time",
    title: { en: "Average talk time", zh: "平均通话时长" },
    unit: "ms",
    formula: {
      en: "Mean of the time from answer to end, holds included, over conversations that have ended.",
      zh: "已结束对话从接起到结束的平均时间，含保持。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "average-handle-time",
    title: { en: "Average handle time", zh: "平均处理时长" },
    unit: "ms",
    formula: {
      en: "(Talk time + wrap-up time) ÷ conversations that have ended.",
      zh: "（通话时长 + 话后处理时长）÷ 已结束对话数。",
    },
    live: false,
    facts: "queue-entries",
    dimensions: ENTRY_DIMENSIONS,
  },
  {
    name: "occupancy",
    title: { en: "Occupancy", zh: "坐席利用率" },
    unit: "share",
    formula: {
      en: "Time reserved, talking or in wrap-up ÷ the same plus time ready; breaks and offline do not count.",
      zh: "（振铃 + 通话 + 话后时间）÷（振铃 + 通话 + 话后 + 就绪时间），不计小休与离线。",
    },
    live: false,
    facts: "agent-time",
    dimensions: ["agent", "team"],
  },
  {
    name: "time-ready",
    title: { en: "Time ready", zh: "就绪时长" },
    unit: "ms",
    formula: { en: "Time in the state ready.", zh: "处于就绪状态的时间。" },
    live: false,
    facts: "agent-time",
    dimensions: ["agent", "team"],
  },
  {
    name: "time-away",
    title: { en: "Time away", zh: "小休时长" },
    unit: "ms",
    formula: { en: "Time in a break or away for another reason.", zh: "小休或因其他原因离开的时间。" },
    live: false,
    facts: "agent-time",
    dimensions: ["agent", "team"],
  },
  {
    name: "trunk-errors",
    title: { en: "Failed outbound calls", zh: "外呼失败量" },
    unit: "count",
    formula: {
      en: "Outbound attempts in the span that the trunk refused or did not answer; busy and unanswered ones do not count.",
      zh: "时段内被中继拒绝或无响应的外呼次数，不含占线与无人接听。",
    },
    live: false,
    facts: "dial-attempts",
    dimensions: ["trunk", ...TIME],
  },
  {
    name: "quality-score",
    title: { en: "Quality score", zh: "质检得分" },
    unit: "share",
    formula: {
      en: "Mean score of the reviews given in the span; reviews revised after an appeal do not count.",
      zh: "时段内质检评审的平均得分，不含申诉后被更正的评审。",
    },
    live: false,
    facts: "reviews",
    dimensions: ["agent", "team", ...TIME],
  },
  {
    name: "tickets-created",
    title: { en: "Tickets created", zh: "新建工单" },
    unit: "count",
    formula: { en: "Tickets created in the span.", zh: "时段内新建的工单数。" },
    live: false,
    facts: "tickets",
    dimensions: ["status", "agent", ...TIME],
  },
  {
    name: "ticket-satisfaction",
    title: { en: "Satisfaction with tickets", zh: "工单满意度" },
    unit: "share",
    formula: {
      en: "Marks of 4 and 5 among all marks, 1 (bad) to 5 (good), that customers gave to tickets created in the span.",
      zh: "时段内新建工单获得的客户评分（1 差至 5 好）中，4 分和 5 分所占比例。",
    },
    live: false,
    facts: "tickets",
    dimensions: ["agent", "status", ...TIME],
  },
  {
    name: "tickets-late",
    title: { en: "Tickets with a broken promise", zh: "SLA 超时工单" },
    unit: "count",
    formula: {
      en: "Tickets created in the span whose first answer or solution came later than promised.",
      zh: "时段内新建的工单中，首次响应或解决超过承诺时限的数量。",
    },
    live: false,
    facts: "tickets",
    dimensions: ["agent", "status", ...TIME],
  },
] as const satisfies readonly MetricDefinition[];

export type MetricName = (typeof METRICS)[number]["name"];

const BY_NAME: ReadonlyMap<string, MetricDefinition> = new Map(METRICS.map((metric) => [metric.name, metric]));

export function metricDefinition(name: string): (MetricDefinition & { readonly name: MetricName }) | undefined {
  return BY_NAME.get(name) as (MetricDefinition & { readonly name: MetricName }) | undefined;
}
