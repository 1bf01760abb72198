import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { channelProviders } from "@patchbay/adapter-channels/channel-providers";
import { fileAttachmentStore } from "@patchbay/adapter-files/file-attachment-store";
import { fileSoundStore } from "@patchbay/adapter-files/file-sound-store";
import { guardedConnect } from "@patchbay/adapter-http/guarded-connect";
import { guardedHttp } from "@patchbay/adapter-http/guarded-http";
import { imapReader } from "@patchbay/adapter-mail/imap-reader";
import { smtpMail } from "@patchbay/adapter-mail/smtp-mail";
import { openPostgres } from "@patchbay/adapter-postgres/open-postgres";
import type { TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { addTenant, asOwner } from "@patchbay/adapter-postgres/test-tenants";
import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { systemSecrets } from "@patchbay/adapter-system/system-secrets";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { ApiInputs, ApiOutputs } from "@patchbay/api/app-router";
import type { TenantId } from "@patchbay/base/ids";
import { compile } from "@patchbay/compiler/compile";
import type { Role } from "@patchbay/domain/permission";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { createConversationBoard } from "@patchbay/use-cases/call/conversation-board";
import { hashPassword } from "better-auth/crypto";
import { Pool } from "pg";
import { WebSocketServer } from "ws";
import { createGateway, type GatewayParts } from "../src/composition.ts";
import { isOutage } from "../src/database-outage.ts";
import { authMembers } from "../src/sign-in/members.ts";
import { authOrganisations } from "../src/sign-in/organisations.ts";
import { tenantModel } from "../src/tenant-model.ts";
import { TestClient } from "./test-client.ts";

export const PASSWORD = "correct horse battery";
export type Inputs = ApiInputs;
export type Outputs = ApiOutputs;

export interface Person {
  readonly id: string;
  readonly role: Role;
}

/** A whole gateway over a real database of its own, with a studio and a SIP server that answer what they are asked. */
export async function startTestGateway(
  postgres: TestPostgres,
  pace: Pick<GatewayParts, "alertsEvery" | "channelsEvery"> = {},
) {
  const urls = await postgres.fresh();
  const dir = mkdtempSync(join(tmpdir(), "patchbay-gateway-"));
  const clock = systemClock();
  const chance = systemChance();
  const database = await openPostgres({ url: urls.app, spillDir: join(dir, "spill"), clock, chance });
  const authPool = new Pool({ connectionString: urls.auth });
  authPool.on("error", () => undefined);
  const studio = await listen(createServer((request, response) => response.end(`page ${request.url}`)));
  const sip = await startSipEcho();
  const sounds = fileSoundStore(dir);
  const { stores, bus } = database;
  const vault = systemVault("a vault that only this test knows: 1");
  const http = guardedHttp({ allow: ["127.0.0.1"] });
  const connect = guardedConnect({ allow: ["127.0.0.1"] });
  const gateway = createGateway({
    services: {
      stores,
      testPhones: (tenant) => stores.of(tenant).testPhones,
      bus,
      clock,
      chance,
      secrets: systemSecrets,
      vault,
      sounds,
      attachments: fileAttachmentStore(dir),
      mail: { reader: imapReader(connect), sender: smtpMail(connect) },
      providers: channelProviders({ http, connect, clock }),
      members: authMembers({ pool: authPool, clock, secrets: systemSecrets }),
      organisations: authOrganisations({ pool: authPool, secrets: systemSecrets }),
      compile,
      modelOf: tenantModel({ vault, http, chance, patienceMs: 5_000 }),
      registry: nodeRegistry,
      conversations: createConversationBoard(),
      publicUrl: "http://desk.test",
      isOutage,
    },
    authPool,
    http,
    authSecret: "a secret that only this test knows: 1234",
    studioUrl: studio.url,
    sipWsUrl: sip.url,
    trustedProxies: [],
    logLevel: "error",
    ...pace,
    // Many: a slow machine must not give up while the test still watches the receiver being away.
    webhookPauses: [200, 200, 200, 400, 400, ...Array.from({ length: 40 }, () => 800)],
  });
  const { port } = await gateway.listen("127.0.0.1", 0);
  const url = `http://127.0.0.1:${port}`;
  const hash = await hashPassword(PASSWORD);
  return {
    url,
    urls,
    dir,
    stores,
    bus,
    sounds,
    sip,
    studio,
    client: () => new TestClient(url),
    /** A tenant with people who can sign in as `<id>@<tenant>.test`. */
    async tenant(slug: string, people: readonly Person[]): Promise<TenantId> {
      const tenant = await addTenant(urls, slug, people);
      await asOwner(urls, async (client) => {
        for (const { id } of people) {
          await client.query(
            `INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
             VALUES ($1, $1, 'credential', $1, $2, now()) ON CONFLICT DO NOTHING`,
            [id, hash],
          );
        }
      });
      return tenant;
    },
    async signedIn(slug: string, id: string): Promise<TestClient> {
      const client = new TestClient(url);
      await client.signIn(`${id}@${slug}.test`, PASSWORD);
      return client;
    },
    async stop() {
      await gateway.stop();
      await database.close();
      await authPool.end();
      studio.close();
      sip.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;

async function listen(server: ReturnType<typeof createServer>) {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function startSipEcho() {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => "sip" });
  server.on("connection", (socket) => socket.on("message", (data, binary) => socket.send(data, { binary })));
  await new Promise<void>((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
