import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failedOutside } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";

export const startRecording = defineNode({
  type: "start-recording",
  version: 1,
  title: { en: "Start recording", zh: "开始录音" },
  description: { en: "Records the whole call from here on, both sides.", zh: "从此处起录制整个通话的双方声音。" },
  category: "voice",
  icon: "circle-dot",
  channels: VOICE,
  needs: ["recording"],
  config: z.object({ into: saveAs("", { advanced: true, gives: "text" }) }),
  exits: { done, failed: failedOutside },
  summary: () => ({ en: "", zh: "" }),
  run: async ({ into }, { ports, effect }) => {
    const started = await ports.recording.start(effect);
    return started.ok ? { exit: "done", ...saved(into, started.value.recording) } : { exit: "failed" };
  },
});
