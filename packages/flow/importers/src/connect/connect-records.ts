import type { Fields } from "../fields.ts";
import { type Mapping, type PartExit, passing, said, single } from "../source-flow.ts";
import { lostPaths } from "./connect-audio.ts";
import { connectTemplate } from "./connect-text.ts";

/** By what a profile is looked for, where we have the same. */
const IDENTIFIERS: Readonly<Record<string, "phone" | "email" | "externalId">> = {
  _phone: "phone",
  Phone: "phone",
  _email: "email",
  Email: "email",
  _account: "externalId",
  Account: "externalId",
};

export const customerProfile: Mapping = ({ fields }) => {
  const request = fields.child("ProfileRequestData");
  const key = request.text("IdentifierName");
  const by = Object.hasOwn(IDENTIFIERS, key) ? IDENTIFIERS[key] : undefined;
  if (!by) return { why: said(`Looks a profile up by "${key}".`, `按“${key}”查询客户资料。`) };
  const { text, lost } = connectTemplate(request.text("IdentifierValue"));
  // The whole card is at hand afterwards.
  fields.vendorOnly("ProfileResponseData");
  const none: readonly PartExit[] = [[0, "not-found"]];
  return single(
    { type: "look-up-customer", config: { by, value: text } },
    {
      next: [[0, "found"]],
      "error:NoneFoundError": none,
      "error:MultipleFoundError": [],
      "error:NoMatchingError": [[0, "failed"]],
    },
    lostPaths(lost),
  );
};

/** A task for agents is a ticket here. */
export const task: Mapping = ({ fields }) => {
  const [subject, description] = [connectTemplate(fields.text("Name")), connectTemplate(fields.text("Description"))];
  return single(
    { type: "create-ticket", config: { subject: subject.text, description: description.text } },
    { next: [[0, "created"]], "error:NoMatchingError": [[0, "failed"]] },
    [
      ...lostPaths([...subject.lost, ...description.lost]),
      said("A task becomes a ticket: assign it, or give it a queue.", "任务变为工单：请指派坐席或队列。"),
    ],
  );
};

/** "Set contact attributes" of the contact itself: only its language means something here. */
export const contactData: Mapping = (step) => {
  const language = step.fields.text("LanguageCode");
  if (language === "") return passing(step, "next", rest(step.fields));
  const { text, lost } = connectTemplate(language);
  const only = /^\{\{ (.+) \}\}$/.exec(text)?.[1];
  return single(
    { type: "set-variables", config: { set: [{ name: "language", value: only ?? JSON.stringify(text) }] } },
    { next: [[0, "done"]], "error:NoMatchingError": [] },
    lostPaths(lost),
  );
};

const rest = (fields: Fields) => [
  said(`Contacts have no ${fields.keys().join(", ")} of their own here.`, `此处联络没有 ${fields.keys().join("、")}。`),
];

const STATES: Readonly<Record<string, string>> = {
  CallAnswered: "person",
  VoicemailBeep: "machine",
  VoicemailNoBeep: "machine",
  NotDetected: "unsure",
};

/** "Check call progress". Ours has one way for machines, which waits for the tone: that of the tone counts. */
export const callProgress: Mapping = ({ ways }) => {
  const beeps = ways.some(({ label }) => label === "VoicemailBeep");
  const exits = ways.flatMap(({ key, label = "", condition }): readonly [string, readonly PartExit[]][] => {
    const exit = condition && Object.hasOwn(STATES, label) ? STATES[label] : undefined;
    if (exit === undefined) return [];
    return [[key, beeps && label === "VoicemailNoBeep" ? [] : [[0, exit]]]];
  });
  return single(
    { type: "detect-answerer", config: {} },
    {
      ...Object.fromEntries(exits),
      next: [[0, "unsure"]],
      "error:NoMatchingError": [[0, "failed"]],
      "error:NoMatchingCondition": [[0, "failed"]],
    },
  );
};
