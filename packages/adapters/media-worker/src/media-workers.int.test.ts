import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { readWav } from "@patchbay/media/wav";
import { mediaPortContract } from "@patchbay/ports/media.contract";
import { afterAll, beforeAll } from "vitest";
import { pause, UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";

let worker: WorkerProcess;
let folder: string;

beforeAll(async () => {
  worker = await startWorkerProcess();
  folder = await mkdtemp(join(tmpdir(), "patchbay-media-"));
});

afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true });
});

let recordings = 0;

mediaPortContract("MediaWorkers over a real worker", async () => {
  const connect = () => new MediaWorkers({ urls: [worker.url], client: "runtime-1", secret: "test-secret" });
  let media = connect();
  const parties: UdpParty[] = [];
  return {
    media,
    party: async () => {
      const party = await UdpParty.open();
      parties.push(party);
      return party;
    },
    pass: pause,
    restartClient: async () => {
      media.close();
      await pause(300);
      media = connect();
      return media;
    },
    recordingPath: () => {
      recordings += 1;
      return join(folder, "calls", `${recordings}.wav`);
    },
    readRecording: async (path) => {
      const { channels, rate } = must(readWav(await readFile(path)));
      return { channels: channels.length, millis: ((channels[0]?.length ?? 0) * 1_000) / rate };
    },
    close: async () => {
      for (const party of parties) party.close();
      // The suite uses the same ids again: nothing of this test may stay.
      for (const { leg } of await media.legsOf("call-1" as never)) await media.release(leg);
      media.close();
    },
  };
});
