import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { CallWorld } from "../../calls/call-world.ts";

/** Numbers whose flows the load calls. */
export interface VoiceNumbers {
  /** Answers, plays three seconds, takes a key, hangs up. */
  readonly menu: string;
  /** Answers and plays for a minute. */
  readonly prompt: string;
  /** The same, recorded. */
  readonly recorded: string;
}

export async function voiceNumbers(world: CallWorld): Promise<VoiceNumbers> {
  const short = await world.tonePrompt(440, 3);
  const long = await world.tonePrompt(440, 60);
  const play = { type: "play-prompt", config: { prompts: [{ kind: "prompt", name: long }] } } as const;
  const end = { done: "bye", failed: "bye" };
  return {
    menu: await world.answerWith(
      drawFlow("bench-menu", {
        start: { type: "start", to: { next: "menu" } },
        menu: {
          type: "menu",
          config: { prompts: [{ kind: "prompt", name: short }], choices: [{ id: "one", digit: "1" }], attempts: 1 },
          to: { "choice:one": "bye", timeout: "bye", invalid: "bye", failed: "bye" },
        },
        bye: { type: "hang-up" },
      }),
    ),
    prompt: await world.answerWith(
      drawFlow("bench-prompt", {
        start: { type: "start", to: { next: "play" } },
        play: { ...play, to: end },
        bye: { type: "hang-up" },
      }),
    ),
    recorded: await world.answerWith(
      drawFlow("bench-recorded", {
        start: { type: "start", to: { next: "record" } },
        record: { type: "start-recording", to: { done: "play", failed: "play" } },
        play: { ...play, to: end },
        bye: { type: "hang-up" },
      }),
    ),
  };
}
