import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileAttachmentStore } from "@patchbay/adapter-files/file-attachment-store";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { TenantStores } from "@patchbay/ports/stores";
import { expect } from "vitest";
import type { TestClient } from "../test-client.ts";
import type { TestGateway } from "../test-gateway.ts";
import { type CarrierStage, PATIENCE } from "./channel-carrier.contract.ts";
import type { TheirSide } from "./provider-server.ts";

/** A gateway with a tenant whose lines are tried. */
export interface LineStage {
  readonly gateway: TestGateway;
  readonly stores: TenantStores;
  readonly ada: TestClient;
  readonly pictureUrl: string;
}

/** A flow that answers, published, for lines to be bound to. */
export async function publishAnswers(ada: TestClient): Promise<void> {
  const steps = { start: { type: "start", to: { next: "end" } }, end: { type: "end" } };
  const document = drawFlow("answers", steps, { channel: "chat" });
  const { revision } = await ada.done<{ revision: number }>("flow.create", { document });
  await ada.done("flow.publish", { name: "answers", revision, message: "first" });
}

export async function addLine(
  { ada }: Pick<LineStage, "ada">,
  line: { readonly provider: string; readonly fields: Readonly<Record<string, string>>; readonly limits?: object },
): Promise<string> {
  const { number } = await ada.done<{ number: string }>("chat.addProviderLine", { label: line.provider, line });
  await ada.done("number.bind", { number, flow: "answers" });
  return number;
}

export const webhookAt = ({ gateway }: Pick<LineStage, "gateway">, address: string): string =>
  `${gateway.url}/channels/in/${address}`;

/** What a provider's line needs for the contract. */
export function providerStage(
  stage: LineStage,
  theirs: TheirSide,
  address: string,
  { shown = stage.pictureUrl, customer = () => String(randomInt(1e9, 9e9)) } = {},
): CarrierStage {
  const { gateway, stores } = stage;
  return {
    stores,
    async begin() {
      const to = customer();
      await expect.poll(async () => isHeard(theirs, webhookAt(stage, address), to), PATIENCE).toBe(true);
      const conversation = await stores.conversations.latest(address, to);
      if (!conversation) throw new Error("no conversation began");
      return { conversation, to };
    },
    readBy: async (to) => theirs.taken.filter((one) => one.to === to),
    trouble: (what, times) => theirs.trouble(what, times),
    picture: { url: stage.pictureUrl, shown },
    fileAt: (path) => fileAt(gateway, path),
    keepFile: (id, bytes) => fileAttachmentStore(gateway.dir).keep(stores.tenant, id, Buffer.from(bytes)),
  };
}

/** A line that listens may not be connected yet. */
const isHeard = (theirs: TheirSide, webhook: string, from: string): Promise<boolean> =>
  theirs.say(webhook, { id: `begin-${from}`, from, text: "Hello" }).then(
    ({ status }) => status < 300,
    () => false,
  );

export async function fileAt({ url }: TestGateway, path: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(url + path);
  return { status: answer.status, body: await answer.text() };
}

/** Somewhere on the net a picture lies. */
export async function startPictures(): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "image/jpeg" }).end("a picture"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/p.jpg`, stop: () => server.close() };
}
