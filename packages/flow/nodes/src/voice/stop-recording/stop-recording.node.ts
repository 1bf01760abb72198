import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";

export const stopRecording = defineNode({
  type: "stop-recording",
  version: 1,
  title: { en: "Stop recording", zh: "停止录音" },
  description: { en: "Ends the call's recording and keeps it.", zh: "结束并保存通话录音。" },
  category: "voice",
  icon: "circle-stop",
  channels: VOICE,
  needs: ["recording"],
  config: z.object({
    into: saveAs("", {
      gives: "object",
      advanced: true,
      help: { en: "recording and durationMs of it.", zh: "包含 recording 和 durationMs。" },
    }),
  }),
  exits: { done, none: { title: { en: "Not recording", zh: "未在录音" }, sets: false }, failed },
  summary: () => ({ en: "", zh: "" }),
  run: async ({ into }, { ports, effect }) => {
    const stopped = await ports.recording.stop(effect);
    if (stopped.ok) return { exit: "done", ...saved(into, { ...stopped.value }) };
    return { exit: stopped.error.code === "recording.none" ? "none" : "failed" };
  },
});
