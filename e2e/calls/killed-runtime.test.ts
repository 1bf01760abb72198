import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killService } from "../drivers/services.ts";
import { loudest, sine } from "../drivers/tone.ts";
import { AgentPhone } from "./agent-phone.ts";
import { CallWorld, hears, listen } from "./call-world.ts";
import { queueFlow } from "./queue-flow.ts";

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.open();
});
afterAll(() => world.close());

it("a killed runtime loses neither the conversation nor its record", async () => {
  const agent = await AgentPhone.signIn(world, "agent3@harbour.demo");
  const { call, from } = await world.callTo(queueFlow("killed", { queue: "support" }));
  await agent.ready();
  const ringing = await agent.answers();
  call.say(sine(440), true);
  ringing.say(sine(1_000), true);
  await listen(call.audio, 1_000);

  await killService(world.dataDir, "runtime");
  // The audio runs on through the death, and the call still stands after the new runtime has taken it over.
  await hears(call.audio, (heard) => toneOverRestDb(loudest(heard), 1_000) > 20);
  await listen(call.audio, 4_000);
  await hears(ringing.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);

  await call.hangUp();
  expect(await ringing.ended).toMatchObject({ by: "them" });
  const page = await world.record(from);
  expect(page.call).toMatchObject({ endedBy: "customer", queue: "support" });
  expect(page.recordings[0]?.durationMs).toBeGreaterThan(7_000);
  await agent.becomes("wrap-up");
  await agent.away();
});

it("a caller in a menu is still heard after the runtime was killed", async () => {
  const question = await world.tonePrompt(300);
  const { call, from } = await world.callTo(
    drawFlow("killed-menu", {
      start: { type: "start", to: { next: "menu" } },
      menu: {
        type: "menu",
        config: {
          prompts: [{ kind: "prompt", name: question }],
          choices: [{ id: "one", digit: "1" }],
          attempts: 10,
          timeoutMs: 5_000,
        },
        to: { "choice:one": "bye", timeout: "late", invalid: "late", failed: "late" },
      },
      late: { type: "hang-up" },
      bye: { type: "hang-up" },
    }),
  );
  await listen(call.audio, 500);
  await killService(world.dataDir, "runtime");
  await listen(call.audio, 4_000);
  call.press("1");
  expect(await call.ended).toEqual({ by: "them" });
  expect((await world.record(from)).path.map((step) => step.node)).toContain("bye");
});
