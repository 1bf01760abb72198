import { readWav } from "@patchbay/media/wav";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killService } from "../drivers/services.ts";
import { drifts, heardFor, marksIn, secondWithMark } from "../drivers/talk-marks.ts";
import { sine } from "../drivers/tone.ts";
import { AgentPhone } from "./agent-phone.ts";
import { CallWorld, listen } from "./call-world.ts";
import { queueFlow } from "./queue-flow.ts";

const CUSTOMER_TONE = 440;
const AGENT_TONE = 1_000;

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.open();
});
afterAll(() => world.close());

it("a killed front door and a killed runtime are not heard: the recording has every second of both, in its place", async () => {
  const agent = await AgentPhone.signIn(world, "agent3@harbour.demo");
  const { call, from } = await world.callTo(queueFlow("front-door", { queue: "support" }));
  await agent.ready();
  const taken = await agent.answers();
  call.say(secondWithMark(CUSTOMER_TONE), true);
  taken.say(sine(AGENT_TONE), true);
  await listen(call.audio, 2_000);
  for (const service of ["gateway", "runtime"] as const) {
    await killService(world.dataDir, service);
    await listen(call.audio, 3_000);
  }
  const opens = () =>
    fetch(`${world.admin.web}/api/v1/openapi.json`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(opens, { timeout: 60_000 }).toBe(true);
  await call.hangUp();
  await taken.ended;
  const page = await world.record(from);
  await agent.becomes("wrap-up");
  await agent.away();
  const { bytes } = await world.recording(page.recordings[0]?.id ?? "");
  const audio = readWav(bytes);
  if (!audio.ok) throw new Error(audio.error);
  const [customer = new Int16Array(), ours = new Int16Array()] = audio.value.channels;
  const marks = marksIn(customer, CUSTOMER_TONE);
  const said = marks.length;
  const [first = 0, last = 0] = [marks[0], marks.at(-1)];
  const talkedMs = customer.length / 8;
  const agentMs = heardFor(ours, AGENT_TONE);
  const worstMs = Math.max(...drifts(marks).map(Math.abs));
  // What a sender on a busy machine sends late is late in the recording, too: how far off is told, and held to a mark. An outage
  // that was not recorded would be several.
  console.log(JSON.stringify({ bench: "recording-truth", talkedMs, said, worstMs, agentMs }));
  expect(Math.abs(said - 1 - (last - first) / 1_000)).toBeLessThan(1.5);
  expect(first).toBeLessThan(3_000);
  expect(talkedMs - last).toBeLessThan(3_000);
  expect(talkedMs - agentMs).toBeLessThan(3_000);
});
