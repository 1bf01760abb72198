import { readdirSync, readFileSync } from "node:fs";
import type { Json } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { importFlow } from "./import-flow.ts";
import type { Imported } from "./import-report.ts";

const directory = new URL("../test/exports/", import.meta.url);
const exports = readdirSync(directory).filter((file) => file.endsWith(".json"));
const importOf = (flow: Json): Imported => must(importFlow(JSON.stringify(flow), { registry: nodeRegistry }));
const outcome = ({ document, report }: Imported) => JSON.stringify([document, report]);

type Path = readonly string[];
interface Setting {
  readonly step: string;
  readonly path: Path;
}

const SETTINGS = ["properties", "Parameters", "options", "content"];
const isStep = (value: object): value is { name?: string; Identifier?: string; id?: string } =>
  SETTINGS.some((key) => key in value) && !("comparisons" in value);

/** Every value within the settings of every step, by its path from the export's root. */
function settingsOf(value: Json, step = "", path: Path = []): readonly Setting[] {
  if (value === null || typeof value !== "object")
    return path.some((key) => SETTINGS.includes(key)) ? [{ step, path }] : [];
  const own = isStep(value) && !path.some((key) => SETTINGS.includes(key)) && !path.includes("items");
  const id = own ? String(value.Identifier ?? value.id ?? value.name) : step;
  return Object.entries(value).flatMap(([key, inner]) => settingsOf(inner as Json, id, [...path, key]));
}

function replaced(flow: Json, [key, ...below]: Path, by: (old: Json) => Json): Json {
  if (key === undefined) return by(flow);
  const members = Object.entries(flow as Record<string, Json>);
  const other = members.map(([name, inner]) => [name, name === key ? replaced(inner, below, by) : inner] as const);
  return Array.isArray(flow) ? other.map(([, inner]) => inner) : Object.fromEntries(other);
}

/** Other values than a setting has; an enumeration may take some of them for the one it had. */
const others: readonly ((old: Json) => Json)[] = [
  (old) => (typeof old === "number" ? old + 1 : typeof old === "boolean" ? !old : `2${old}`),
  (old) => (typeof old === "number" ? old - 1 : old === "True" ? "False" : old === "False" ? "True" : "PUT"),
];

/** What changes nothing of what customers meet, with the reason. */
const VENDORS_OWN: readonly RegExp[] = [
  // The entry's place on their canvas: ours is laid out.
  /^(definition\.)?states\.0\.properties\.offset\./,
  // Every condition carries what it compares.
  /\.properties\.input$/,
  // How speech is listened for, which the report says is not done.
  /\.(speech_timeout|speech_model|gather_language|profanity_filter)$/,
  // The Function is called at its address.
  /\.(service_sid|environment_sid|function_sid)$/,
  // Numbers of things whose names are taken, and who was recorded where the report says that all are.
  /\.(HoursOfOperationId|LambdaFunctionARN|PromptId|QueueId|FlowModuleId|ContactFlowId)$/,
  /\.RecordedParticipants\.\d$/,
  // An answer is read by its own form.
  /\.ResponseType$/,
  // The whole card of a customer is at hand; how addresses are told whose loss is reported; sides are always recorded apart.
  /\.ProfileResponseData\.\d+$/,
  /\.(recording_status_callback_(method|events)|recording_channels|wait_url_method|waitUrlMethod|message_type)$/,
  // A call has one stream, which needs no name.
  /\.stream_name$/,
  // The other events of a bot are left out by their kind; a film is a link whatever plays it.
  /^events\.\d+\.options\.|\.content\.type$|\.mergeResults$/,
  // Looks and bookkeeping of Typebot's editor; one comparison needs no "or".
  /\.(bold|isLong|html|logicalOperator)$|richText\.\d\.type$|comparisons\.\d\.id$/,
];

describe.each(exports)("a setting in %s", (file) => {
  const flow = JSON.parse(readFileSync(new URL(file, directory), "utf8")) as Json;
  const before = importOf(flow);
  const remarksOn = (step: string) => {
    const entry = before.report.entries.find(({ id }) => id === step);
    return entry?.status === "not-mapped" ? "*" : JSON.stringify(entry?.remarks ?? []);
  };

  it("is taken over, or named in the report", () => {
    const silent = settingsOf(flow).filter(({ step, path }) => {
      if (VENDORS_OWN.some((own) => own.test(path.join(".")))) return false;
      const remarks = remarksOn(step);
      if (remarks === "*" || path.some((key) => Number.isNaN(Number(key)) && remarks.includes(key))) return false;
      return others.every((by) => outcome(importOf(replaced(flow, path, by))) === outcome(before));
    });
    expect(silent.map(({ step, path }) => `${step}: ${path.join(".")}`)).toEqual([]);
  });
});

const twilio = (type: string, properties: Json): Json => ({
  description: "",
  initial_state: "Trigger",
  states: [
    { name: "Trigger", type: "trigger", properties: {}, transitions: [{ event: "incomingCall", next: "a" }] },
    { name: "a", type, properties, transitions: [] },
  ],
});
const twilioMessage = (type: string, properties: Json): Json =>
  JSON.parse(JSON.stringify(twilio(type, properties)).replace("incomingCall", "incomingMessage"));
/** The settings here are those of a transition's condition. */
const twilioCondition = (_type: string, condition: Json): Json => ({
  description: "",
  initial_state: "Trigger",
  states: [
    { name: "Trigger", type: "trigger", properties: {}, transitions: [{ event: "incomingCall", next: "a" }] },
    {
      name: "a",
      type: "split-based-on",
      properties: { input: "{{flow.variables.x}}" },
      transitions: [
        { event: "match", next: "a", conditions: [{ type: "equal_to", value: "1", ...(condition as object) }] },
      ],
    },
  ],
});
const connect = (type: string, parameters: Json): Json => ({
  Version: "2019-10-30",
  StartAction: "a",
  Metadata: {},
  Actions: [{ Identifier: "a", Type: type, Parameters: parameters, Transitions: {} }],
});
const typebot = (type: string, options: Json): Json => ({
  version: "6",
  name: "bot",
  events: [{ id: "start", type: "start", outgoingEdgeId: "e" }],
  groups: [{ id: "g", title: "G", blocks: [{ id: "a", type, options, content: options }] }],
  edges: [{ id: "e", from: { eventId: "start" }, to: { groupId: "g" } }],
  variables: [],
});

type Export = (type: string, settings: Json) => Json;
type Row = readonly [vendor: string, flow: Export, type: string, settings: Readonly<Record<string, Json>>];

/** Settings that the vendors document and that change what a customer meets, or what somebody has to set up again. */
const MEANT: readonly Row[] = [
  ["Twilio", twilio, "gather-input-on-call", { stop_gather: false }],
  ["Twilio", twilio, "gather-input-on-call", { save_response_as: "digits" }],
  ["Twilio", twilio, "record-voicemail", { trim: "trim-silence" }],
  ["Twilio", twilio, "record-voicemail", { recording_status_callback_url: "https://a.example" }],
  ["Twilio", twilio, "record-voicemail", { transcription_callback_url: "https://a.example" }],
  ["Twilio", twilio, "make-http-request", { add_twilio_auth: true }],
  ["Twilio", twilio, "run-subflow", { flow_revision: "LatestSaved" }],
  ["Twilio", twilio, "set-variables", { variables: [{ key: "a", value: "1", type: "object" }] }],
  ["Twilio", twilio, "send-to-flex", { channel: "TC1" }],
  ["Twilio", twilio, "send-to-flex", { timeout: "60" }],
  ["Twilio", twilioMessage, "send-message", { from: "+15550001111" }],
  ["Twilio", twilioMessage, "send-message", { service: "IS1" }],
  ["Twilio", twilioMessage, "send-and-wait-for-reply", { media_url: "https://a.example/b.png" }],
  ["Twilio", twilioCondition, "split-based-on", { unless: "holiday" }],
  ["Connect", connect, "UpdateContactRecordingBehavior", { ScreenRecordedParticipants: ["Agent"] }],
  ["Connect", connect, "UpdateContactRecordingBehavior", { AnalyticsBehavior: { Enabled: "True" } }],
  ["Connect", connect, "UpdateContactAttributes", { TargetContact: "Related" }],
  ["Connect", connect, "InvokeLambdaFunction", { InvocationType: "ASYNCHRONOUS" }],
  ["Connect", connect, "GetParticipantInput", { StoreInput: "True", InputEncryption: { EncryptionKeyId: "k" } }],
  ["Connect", connect, "GetParticipantInput", { StoreInput: "False", DTMFConfiguration: { DisableCancelKey: "True" } }],
  ["Connect", connect, "TransferParticipantToThirdParty", { CallerId: { Number: "+1555", Name: "Us" } }],
  ["Connect", connect, "TransferParticipantToThirdParty", { ContinueFlowExecution: "True" }],
  ["Connect", connect, "InvokeFlowModule", { FlowModuleVersion: "3" }],
  ["Typebot", typebot, "number input", { min: 1 }],
  ["Typebot", typebot, "number input", { step: 5 }],
  ["Typebot", typebot, "phone number input", { defaultCountryCode: "DE" }],
  ["Typebot", typebot, "phone number input", { retryMessageContent: "Again, please" }],
  ["Typebot", typebot, "date input", { hasTime: true }],
  ["Typebot", typebot, "date input", { isRange: true }],
  ["Typebot", typebot, "date input", { format: "dd/MM/yyyy" }],
  ["Typebot", typebot, "rating input", { length: 10 }],
  ["Typebot", typebot, "choice input", { isMultipleChoice: true }],
  ["Typebot", typebot, "image", { clickLink: { url: "https://a.example" } }],
  [
    "Typebot",
    typebot,
    "Webhook",
    { webhook: { url: "https://a.example", queryParams: [{ id: "q", key: "a", value: "1" }] } },
  ],
  ["Typebot", typebot, "Webhook", { timeout: 3 }],
  ["Typebot", typebot, "Webhook", { proxyCredentialsId: "p" }],
  ["Typebot", typebot, "Email", { credentialsId: "mine" }],
  ["Typebot", typebot, "Email", { isBodyCode: true }],
  ["Typebot", typebot, "Typebot link", { groupId: "g2" }],
  ["Typebot", typebot, "Wait", { shouldPause: true }],
];

describe("a documented setting", () => {
  it.each(MEANT)("of %s is never dropped in silence: %s %s %j", (_vendor, flow, type, settings) => {
    const without = Object.fromEntries(
      Object.entries(settings).flatMap(([key, value]) => (key === "StoreInput" ? [[key, value]] : [])),
    );
    expect(outcome(importOf(flow(type, settings)))).not.toBe(outcome(importOf(flow(type, without))));
  });
});

const process = (step: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/>` +
  `<sequenceFlow id="f" sourceRef="s" targetRef="a"/>${step}</process></definitions>`;

describe("a setting of a BPMN step", () => {
  it.each([
    [`<userTask id="a" name="A" assignee="kim"/>`, "assignee"],
    [`<serviceTask id="a" name="A" topic="pay"/>`, "topic"],
    [`<receiveTask id="a" name="A" messageRef="m1"/>`, "messageRef"],
    [
      `<intermediateCatchEvent id="a" name="A"><signalEventDefinition signalRef="s1"/></intermediateCatchEvent>`,
      "signalRef",
    ],
    [`<endEvent id="a" name="A"><errorEventDefinition errorRef="e1"/></endEvent>`, "errorRef"],
    [`<endEvent id="a" name="A"><messageEventDefinition messageRef="m1"/></endEvent>`, "messageEventDefinition"],
    [`<subProcess id="a" name="A" triggeredByEvent="true"/>`, "Starts by itself"],
    [
      `<task id="a" name="A"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="true"><timerEventDefinition><timeDuration>PT5M</timeDuration></timerEventDefinition></boundaryEvent>`,
      "timerEventDefinition",
    ],
  ])("is named in the report: %s", (step, name) => {
    const { report } = must(importFlow(process(step), { registry: nodeRegistry }));
    expect(JSON.stringify(report.entries.flatMap(({ remarks }) => remarks))).toContain(name);
  });
});
