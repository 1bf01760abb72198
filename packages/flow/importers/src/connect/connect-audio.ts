import type { Json, JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { Fields } from "../fields.ts";
import { choiceIds, lastPart } from "../names.ts";
import { type Mapping, type SourceStep, said, single } from "../source-flow.ts";
import { connectTemplate, STORED_INPUT, wordsOfSsml } from "./connect-text.ts";

export const seconds = (value: number | undefined, usual: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round((value ?? usual) * 1_000)));

export function lostPaths(lost: readonly string[]): readonly LocalText[] {
  return lost.length === 0 ? [] : [said(`Left out: ${lost.join(" ")}.`, `未导入：${lost.join(" ")}。`)];
}

/** What a block says or plays: `Text`, `SSML`, `PromptId` or `Media`. */
export function messageOf(fields: Fields): {
  readonly prompts: readonly Json[];
  readonly remarks: readonly LocalText[];
} {
  const [plain, ssml, prompt] = [fields.text("Text"), fields.text("SSML"), fields.text("PromptId")];
  const name = fields.text("@PromptId") || lastPart(prompt);
  const media = fields.child("Media");
  const file = media.text("Uri");
  media.vendorOnly("SourceType", "MediaType");
  const { text, lost } = connectTemplate(plain || wordsOfSsml(ssml));
  const sound = file === "" ? (prompt === "" ? "" : name) : lastPart(file).replace(/\.wav$/i, "");
  return {
    prompts: [
      ...(text === "" ? [] : [{ kind: "speech", text }]),
      ...(sound === "" ? [] : [{ kind: "prompt", name: sound.slice(0, 100) }]),
    ],
    remarks: [
      ...lostPaths(lost),
      ...(ssml === "" ? [] : [said("SSML is spoken as plain words.", "SSML 将作为普通文字朗读。")]),
      ...(sound === "" ? [] : [said(`Upload the prompt "${sound}".`, `请上传提示音“${sound}”。`)]),
    ],
  };
}

export const message: Mapping = ({ fields, ways }) => {
  const { prompts, remarks } = messageOf(fields);
  const exits = ways.some(({ key }) => key === "error:NoMatchingError")
    ? { "error:NoMatchingError": [[0, "failed"]] as const }
    : {};
  return single({ type: "play-prompt", config: { prompts } }, { next: [[0, "done"]], ...exits }, remarks);
};

/** "Loop prompts": its messages once, one after another. */
export const loopPrompts: Mapping = ({ fields }) => {
  const messages = fields.objects("Messages").map(messageOf);
  const interrupt = fields.text("InterruptFrequencySeconds");
  return single(
    { type: "play-prompt", config: { prompts: messages.flatMap(({ prompts }) => prompts).slice(0, 20) } },
    { next: [[0, "done"]], "if:MessagesInterrupted": [[0, "done"]], "error:NoMatchingError": [[0, "failed"]] },
    [
      ...messages.flatMap(({ remarks }) => remarks),
      said(
        `Plays once; it does not go round${interrupt ? ` every ${interrupt} s` : ""}. Callers who wait hear the queue's music.`,
        "只播放一遍，不会循环；排队的来电者会听到队列的等待音乐。",
      ),
    ],
  );
};

export const input: Mapping = (step) => (step.fields.flag("StoreInput") ? storedInput(step) : menuInput(step));

const ERRORS = {
  "error:InputTimeLimitExceeded": [[0, "timeout"]],
  "error:NoMatchingCondition": [[0, "invalid"]],
  "error:NoMatchingError": [[0, "failed"]],
} as const;

function menuInput({ fields, ways }: SourceStep) {
  const { prompts, remarks } = messageOf(fields);
  fields.vendorOnly("StoreInput", "InputValidation");
  const conditions = ways.filter(({ condition }) => condition);
  const digits = conditions.map(({ label = "" }) => label);
  const ids = choiceIds(digits.map((digit) => `key-${digit === "*" ? "star" : digit === "#" ? "hash" : digit}`));
  const choices = digits.map((digit, index): JsonObject => {
    const isKey = /^[0-9*#]{1,4}$/.test(digit);
    return {
      id: ids[index] as string,
      label: digit,
      digit: isKey ? digit : "",
      keywords: isKey ? [] : [digit.slice(0, 60)],
    };
  });
  const timeoutMs = seconds(fields.number("InputTimeLimitSeconds"), 5, 500, 60_000);
  return single(
    { type: "menu", config: { prompts, choices, timeoutMs, attempts: 1 } },
    {
      ...ERRORS,
      ...Object.fromEntries(conditions.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
    },
    remarks,
  );
}

function storedInput({ fields }: SourceStep) {
  const { prompts, remarks } = messageOf(fields);
  const validation = fields.child("InputValidation");
  const custom = validation.child("CustomValidation");
  const phone = validation.child("PhoneNumberValidation");
  // It says which of the two below counts.
  phone.vendorOnly("NumberFormat");
  const dtmf = fields.child("DTMFConfiguration");
  const terminator = dtmf.text("InputTerminationSequence") || "#";
  const betweenMs = seconds(dtmf.number("InterdigitTimeLimitSeconds"), 5, 500, 60_000);
  const encryption = fields.child("InputEncryption");
  const isSecret = encryption.keys().length > 0;
  const most = custom.number("MaximumLength") ?? 20;
  return single(
    {
      type: "collect-digits",
      config: {
        prompts,
        minDigits: 1,
        maxDigits: Math.min(40, Math.max(1, most)),
        terminator: terminator === "#" || terminator === "*" ? terminator : "none",
        timeoutMs: seconds(fields.number("InputTimeLimitSeconds"), 5, 500, 60_000),
        betweenMs,
        attempts: 1,
        secret: isSecret,
        into: STORED_INPUT,
      },
    },
    {
      next: [[0, "collected"]],
      "error:InputTimeLimitExceeded": [[0, "timeout"]],
      "error:InvalidPhoneNumber": [[0, "invalid"]],
      "error:NoMatchingError": [
        [0, "failed"],
        [0, "timeout"],
        [0, "invalid"],
      ],
    },
    [
      ...remarks,
      ...(isSecret
        ? [said("Kept secret here instead of encrypted with your key.", "此处以保密变量保存，而非用您的密钥加密。")]
        : []),
    ],
  );
}
