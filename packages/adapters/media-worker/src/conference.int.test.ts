import type { CallId, LegId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { tonePower } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";

const TALKERS = 32;
const call = "call-conference" as CallId;
const legs = Array.from({ length: TALKERS }, (_, i) => `leg-${i}` as LegId);
/** Far enough apart to be told apart in 400 ms. */
const pitchOf = (index: number): number => 300 + 90 * index;

let worker: WorkerProcess;
let media: MediaWorkers;
const parties: UdpParty[] = [];

beforeAll(async () => {
  worker = await startWorkerProcess();
  media = new MediaWorkers({ urls: [worker.url], client: "conference-test", secret: "test-secret" });
  for (const [index, leg] of legs.entries()) {
    const party = await UdpParty.open();
    parties.push(party);
    party.talkTo(must(await media.answer({ call, leg, offerSdp: party.offerSdp() })).localSdp);
    // Softly: all of them together must not clip.
    party.endpoint.say(tone([pitchOf(index)], 1_000, -32), true);
  }
});
afterAll(async () => {
  for (const party of parties) party.close();
  media.close();
  await worker.stop();
});

/** Whose tones stand out of what this one hears. */
async function heardBy(index: number): Promise<readonly number[]> {
  const samples = await parties[index]!.listen();
  const powers = legs.map((_, other) => tonePower(samples, pitchOf(other)));
  const loudest = Math.max(...powers);
  return powers.flatMap((power, other) => (power > loudest / 30 ? [other] : []));
}

it("lets each of thirty-two who talk at once hear all others, and not itself", async () => {
  for (const leg of legs)
    must(
      await media.hear(
        leg,
        legs.filter((other) => other !== leg),
      ),
    );
  for (const listener of [0, 13, TALKERS - 1]) {
    const others = legs.flatMap((_, index) => (index === listener ? [] : [index]));
    await expect.poll(() => heardBy(listener), { timeout: 30_000 }).toEqual(others);
  }
});

it("leaves out who is muted", async () => {
  const heard = legs.filter((_, index) => index % 2 === 0);
  for (const leg of legs)
    must(
      await media.hear(
        leg,
        heard.filter((other) => other !== leg),
      ),
    );
  await expect.poll(() => heardBy(1), { timeout: 30_000 }).toEqual(heard.map((_, index) => 2 * index));
});
