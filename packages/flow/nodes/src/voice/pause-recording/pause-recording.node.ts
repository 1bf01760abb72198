import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

const ACTIONS = { pause: { en: "Pause", zh: "暂停" }, resume: { en: "Go on", zh: "继续" } } as const;

export const pauseRecording = defineNode({
  type: "pause-recording",
  version: 1,
  title: { en: "Pause recording", zh: "暂停录音" },
  description: { en: "Pauses the call's recording, or lets it go on.", zh: "暂停通话录音，或让其继续。" },
  category: "voice",
  icon: "circle-pause",
  channels: VOICE,
  needs: ["recording"],
  config: z.object({
    action: z
      .enum(["pause", "resume"])
      .default("pause")
      .meta(form({ title: { en: "What to do", zh: "操作" }, options: ACTIONS })),
  }),
  exits: { done, none: { title: { en: "Not recording", zh: "未在录音" } }, failed },
  summary: ({ action }) => ACTIONS[action],
  run: async ({ action }, { ports, effect }) => {
    const paused = await ports.recording.pause(action === "pause", effect);
    if (paused.ok) return { exit: "done" };
    return { exit: paused.error.code === "recording.none" ? "none" : "failed" };
  },
});
