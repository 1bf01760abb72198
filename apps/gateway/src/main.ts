import { join } from "node:path";
import { channelProviders } from "@patchbay/adapter-channels/channel-providers";
import { fileAttachmentStore } from "@patchbay/adapter-files/file-attachment-store";
import { fileSoundStore } from "@patchbay/adapter-files/file-sound-store";
import { guardedConnect } from "@patchbay/adapter-http/guarded-connect";
import { guardedHttp } from "@patchbay/adapter-http/guarded-http";
import { imapReader } from "@patchbay/adapter-mail/imap-reader";
import { smtpMail } from "@patchbay/adapter-mail/smtp-mail";
import { openPostgres } from "@patchbay/adapter-postgres/open-postgres";
import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { systemSecrets } from "@patchbay/adapter-system/system-secrets";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import { compile } from "@patchbay/compiler/compile";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { createConversationBoard } from "@patchbay/use-cases/call/conversation-board";
import { Pool } from "pg";
import { createGateway } from "./composition.ts";
import { isOutage } from "./database-outage.ts";
import { readSettings, type Settings } from "./env.ts";
import { authMembers } from "./sign-in/members.ts";
import { authOrganisations } from "./sign-in/organisations.ts";
import { startFailure } from "./start-failure.ts";
import { tenantModel } from "./tenant-model.ts";

const settings = readSettings();
if (typeof settings === "string") giveUp(settings);
else await run(settings).catch((error: unknown) => giveUp(startFailure(error, settings)));

async function run(given: Settings): Promise<void> {
  const { host, port } = given.listen;
  const clock = systemClock();
  const chance = systemChance();
  const publicUrl = given.publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const authPool = new Pool({ connectionString: given.authDatabaseUrl, max: 6, connectionTimeoutMillis: 5_000 });
  authPool.on("error", () => undefined); // the pool replaces a broken idle connection by itself
  await authPool.query("SELECT 1");
  const postgres = await openPostgres({
    url: given.databaseUrl,
    spillDir: join(given.dataDir, "spill", "gateway"),
    clock,
    chance,
    connections: 12,
  });
  const { stores, bus } = postgres;
  const vault = systemVault(given.vaultSecret, given.vaultSecretsBefore);
  const http = guardedHttp({ allow: given.httpAllow });
  const connect = guardedConnect({ allow: given.httpAllow });
  const gateway = createGateway({
    services: {
      stores,
      testPhones: (tenant) => stores.of(tenant).testPhones,
      bus,
      clock,
      chance,
      secrets: systemSecrets,
      vault,
      sounds: fileSoundStore(given.dataDir, vault),
      attachments: fileAttachmentStore(given.dataDir),
      mail: { reader: imapReader(connect), sender: smtpMail(connect) },
      providers: channelProviders({ http, connect, clock }),
      members: authMembers({ pool: authPool, clock, secrets: systemSecrets }),
      organisations: authOrganisations({ pool: authPool, secrets: systemSecrets }),
      compile,
      modelOf: tenantModel({ vault, http, chance }),
      registry: nodeRegistry,
      conversations: createConversationBoard(),
      publicUrl,
      isOutage,
    },
    authPool,
    http,
    authSecret: given.authSecret,
    studioUrl: given.studioUrl,
    sipWsUrl: given.sipWsUrl,
    trustedProxies: given.trustedProxies,
    logLevel: given.logLevel,
  });
  const address = await gateway.listen(host, port);
  console.log(JSON.stringify({ event: "ready", url: publicUrl, port: address.port, pid: process.pid }));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await gateway.stop();
    await postgres.close();
    await authPool.end();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

function giveUp(sentence: string): void {
  process.stderr.write(`gateway: ${sentence}\n`, () => process.exit(1));
}
