import { addressRules } from "@patchbay/adapter-http/address-rules";
import { MediaPorts } from "@patchbay/adapter-packets/media-ports";
import { openSockets } from "@patchbay/adapter-packets/open-sockets";
import type { PacketSockets } from "@patchbay/adapter-packets/packet-sockets";
import { Admission } from "./admission.ts";
import { ControlServer } from "./control-server.ts";
import { Counters } from "./counters.ts";
import { makeCertificate } from "./dtls-certificate.ts";
import { Engine } from "./engine.ts";
import type { MediaConfig } from "./env.ts";
import { MediaRequests } from "./media-requests.ts";
import { SoundCache } from "./sound-cache.ts";
import { SoundLoader } from "./sound-loader.ts";
import { WorkerHealth } from "./worker-health.ts";

/** An hour and a half of prompts in one law. */
const SOUND_CACHE_BYTES = 48 * 1024 * 1024;

export interface MediaWorker {
  readonly control: string;
  /** How packets move: by Node's sockets or by the addon. */
  readonly packets: PacketSockets["kind"];
  /** Resolves when the worker was told to drain and its last call is over. */
  readonly drained: Promise<void>;
  close(): Promise<void>;
}

/** Starts the worker; rejects when its control address cannot be had. */
export async function startWorker(config: MediaConfig): Promise<MediaWorker> {
  const counters = new Counters();
  const loader = new SoundLoader();
  const packets = openSockets(config);
  const tools = {
    counters,
    ports: new MediaPorts(packets, config.firstPort, config.lastPort),
    certificate: await makeCertificate(),
    advertise: config.advertise,
    advertise6: config.advertise6,
    codecs: config.codecs,
    sounds: new SoundCache(loader, SOUND_CACHE_BYTES),
    quietMs: config.quietMs,
    streamRules: addressRules(config.streamAllow),
  };
  const admission = new Admission(config.cpuLimit);
  const drained = Promise.withResolvers<void>();
  const drainedIfEmpty = (): void => {
    if (admission.draining && engine.legs === 0) drained.resolve();
  };
  const engine = new Engine(
    tools,
    packets,
    { maxLegs: config.maxLegs, admission },
    {
      event: (event) => control.tell(event),
      callEnded(call) {
        control.ended(call);
        drainedIfEmpty();
      },
    },
  );
  const health = new WorkerHealth(engine, counters, config.maxLegs, admission);
  const control = new ControlServer({
    host: config.controlHost,
    port: config.controlPort,
    secret: config.secret,
    graceMs: config.graceMs,
    load: () => health.load,
    onAbandoned: (call) => void engine.releaseCall(call),
  });
  const requests = new MediaRequests(engine, {
    health: () => health.report(),
    drain(on) {
      admission.drain(on);
      control.tellLoad();
      drainedIfEmpty();
    },
  });
  const address = await control.listen(requests);
  engine.ticker.start();
  return {
    control: `${config.controlHost}:${address.port}`,
    packets: packets.kind,
    drained: drained.promise,
    close: async () => {
      await engine.close();
      health.stop();
      control.close();
      await loader.close();
    },
  };
}
