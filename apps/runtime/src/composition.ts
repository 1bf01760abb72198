import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DrachtioSignalling } from "@patchbay/adapter-drachtio/drachtio-signalling";
import { fileSoundStore } from "@patchbay/adapter-files/file-sound-store";
import { guardedConnect } from "@patchbay/adapter-http/guarded-connect";
import { guardedHttp } from "@patchbay/adapter-http/guarded-http";
import { detectLanguage } from "@patchbay/adapter-language/detect-language";
import { smtpMail } from "@patchbay/adapter-mail/smtp-mail";
import { MediaWorkers } from "@patchbay/adapter-media-worker/media-workers";
import { openPostgres } from "@patchbay/adapter-postgres/open-postgres";
import { openSpeech } from "@patchbay/adapter-speech/open-speech";
import { openPocketSphinx } from "@patchbay/adapter-speech/pocketsphinx";
import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { Log, World } from "./call/world.ts";
import { Rooms } from "./conference/rooms.ts";
import type { RuntimeConfig } from "./env.ts";
import { startRuntime, type TelephonyRuntime } from "./telephony-runtime.ts";
import { SipTraces } from "./trace/sip-traces.ts";

export interface RuntimeProcess {
  readonly runtime: TelephonyRuntime;
  /** Leaves: calls in progress stay with SIP server and media workers until a runtime of this name is back. */
  close(): Promise<void>;
}

export async function openRuntime(config: RuntimeConfig, log: Log): Promise<RuntimeProcess> {
  const clock = systemClock();
  const chance = systemChance();
  const spillDir = join(config.DATA_DIR, "spill", config.RUNTIME_ID);
  mkdirSync(spillDir, { recursive: true });
  const postgres = await openPostgres({
    url: config.DATABASE_URL,
    spillDir,
    clock,
    chance,
    onProblem: (problem) => log.warn({ ...problem }, "the database has a problem"),
  });
  const media = new MediaWorkers({ urls: config.MEDIA_URLS, client: config.RUNTIME_ID, secret: config.MEDIA_SECRET });
  const vault = systemVault(config.VAULT_SECRET, config.VAULT_SECRETS_BEFORE);
  const [host = "127.0.0.1", port] = config.SIP_CONTROL_URL.split(":");
  const signalling = new DrachtioSignalling(
    { host, port: Number(port), secret: config.SIP_SECRET },
    { digest: digestHash, sessionSeconds: config.SIP_SESSION_SECONDS },
  );
  const world: World = {
    runtime: config.RUNTIME_ID,
    ...{ clock, chance, signalling, media, log },
    stores: postgres.stores,
    journal: postgres.journal,
    bus: postgres.bus,
    sounds: fileSoundStore(config.DATA_DIR, vault),
    speech: await openSpeech({ cacheDir: join(config.DATA_DIR, "speech") }),
    rooms: new Rooms(config.RUNTIME_ID, clock, postgres.stores.directory),
    traces: new SipTraces(clock, (call, error) =>
      log.warn({ call, error: String(error) }, "the SIP messages of a call were not kept"),
    ),
    recogniser: await openPocketSphinx(),
    http: guardedHttp({ allow: config.HTTP_ALLOW }),
    mail: smtpMail(guardedConnect({ allow: config.HTTP_ALLOW })),
    vault,
    languages: detectLanguage,
  };
  const runtime = await startRuntime(world, nodeRegistry, {
    realmSuffix: config.SIP_REALM_SUFFIX,
    digest: config.SIP_DIGEST,
  });
  return {
    runtime,
    async close() {
      await runtime.stop();
      media.close();
      await postgres.close();
    },
  };
}
