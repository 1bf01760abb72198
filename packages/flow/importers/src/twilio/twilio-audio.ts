import type { Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { lastPart, variableName } from "../names.ts";
import { type Mapping, type SourceStep, said, single } from "../source-flow.ts";
import { twilioTemplate } from "./twilio-text.ts";

export const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

export function lostRemarks(lost: readonly string[]): readonly LocalText[] {
  if (lost.length === 0) return [];
  const shown = lost.join(" ");
  return [said(`Left out of texts: ${shown}.`, `文本中未导入：${shown}。`)];
}

/** What a widget says or plays. Audio files have to be uploaded as prompts; their file name is kept. */
export function audioOf({ fields }: SourceStep): {
  readonly prompts: readonly Json[];
  readonly remarks: readonly LocalText[];
} {
  const [words, file] = [fields.text("say"), fields.text("play")];
  const { text, lost } = twilioTemplate(words);
  const language = fields.text("language");
  const voice = fields.text("voice");
  const speech =
    words === "" ? [] : [{ kind: "speech", text, language: /^[a-z]{2}(-|$)/i.test(language) ? language : "" }];
  const name = lastPart(file).replace(/\.[a-z0-9]{2,4}$/i, "");
  const prompt = file === "" ? [] : [{ kind: "prompt", name: name.slice(0, 100) }];
  return {
    prompts: [...speech, ...prompt],
    remarks: [
      ...lostRemarks(lost),
      ...(file === "" ? [] : [said(`Upload ${file} as the prompt "${name}".`, `请将 ${file} 上传为提示音“${name}”。`)]),
      ...(voice === "" || voice === "default" || voice === "alice"
        ? []
        : [
            said(
              `The voice "${voice}" is the vendor's; ours speaks instead.`,
              `音色“${voice}”属于原厂商，已改用本系统音色。`,
            ),
          ]),
    ],
  };
}

export const sayPlay: Mapping = (step) => {
  const { prompts, remarks } = audioOf(step);
  const loop = step.fields.number("loop") ?? 1;
  const digits = step.fields.text("digits");
  const repeated = Array.from(
    { length: within(loop, 1, Math.max(1, Math.floor(20 / Math.max(1, prompts.length)))) },
    () => prompts,
  ).flat();
  if (repeated.length === 0 && digits !== "") {
    return single({ type: "send-digits", config: { digits } }, { audioComplete: [[0, "done"]] });
  }
  return single({ type: "play-prompt", config: { prompts: repeated } }, { audioComplete: [[0, "done"]] }, [
    ...remarks,
    ...(digits === "" ? [] : [said(`Does not send the digits ${digits}.`, `不会发送按键 ${digits}。`)]),
  ]);
};

export const gather: Mapping = (step) => {
  const { fields } = step;
  const { prompts, remarks } = audioOf(step);
  // They only matter to speech recognition, whose loss is said below.
  fields.vendorOnly("gather_language", "profanity_filter", "speech_model", "speech_timeout");
  const digits = fields.number("number_of_digits");
  const key = fields.raw("stop_gather") === false ? "" : fields.text("finish_on_key") || "#";
  const timeoutMs = within((fields.number("timeout") ?? 5) * 1_000, 500, 60_000);
  const speech = step.ways.find(({ key: event, to }) => event === "speech" && to !== undefined);
  return single(
    {
      type: "collect-digits",
      config: {
        prompts,
        minDigits: digits === undefined ? 1 : within(digits, 1, 40),
        maxDigits: within(digits ?? 20, 1, 40),
        terminator: key === "#" || key === "*" ? key : "none",
        into: variableName(step.id),
        attempts: within(fields.number("loop") ?? 1, 1, 10),
        timeoutMs,
      },
    },
    {
      keypress: [[0, "collected"]],
      timeout: [
        [0, "timeout"],
        [0, "invalid"],
      ],
      ...(speech ? { speech: [] } : {}),
    },
    [
      ...remarks,
      ...(speech || fields.text("hints")
        ? [said("Speech is not listened for here: the caller uses keys.", "此处不识别语音：来电者使用按键。")]
        : []),
    ],
  );
};

export const record: Mapping = ({ id, fields }) => {
  // How the address is told, which is itself left to the report.
  fields.vendorOnly("recording_status_callback_method", "recording_status_callback_events");
  if (fields.json().trim === "do-not-trim") fields.vendorOnly("trim");
  const transcribe = fields.flag("transcribe");
  return single(
    {
      type: "record-message",
      config: {
        prompts: [],
        beep: fields.text("play_beep") === "" || fields.flag("play_beep"),
        maxMs: within((fields.number("max_length") ?? 3_600) * 1_000, 1_000, 1_800_000),
        silenceMs: within((fields.number("timeout") ?? 5) * 1_000, 0, 60_000),
        stopDigits: fields.text("finish_on_key").replace(/[^0-9*#]/g, "") || "#",
        into: variableName(id),
      },
    },
    { recordingComplete: [[0, "recorded"]], noAudio: [[0, "empty"]], hangup: [] },
    transcribe ? [said("The message is not transcribed.", "留言不会转写为文字。")] : [],
  );
};
