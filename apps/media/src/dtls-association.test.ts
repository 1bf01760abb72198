import { beforeAll, describe, expect, it } from "vitest";
import { DtlsClient, ProtectionProfileAes128CmHmacSha1_80, type Transport } from "werift";
import { DtlsAssociation } from "./dtls-association.ts";
import { type DtlsCertificate, makeCertificate } from "./dtls-certificate.ts";

let ours: DtlsCertificate;
let theirs: DtlsCertificate;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([makeCertificate(), makeCertificate()]);
});

/** A browser's end of the handshake; `change` may alter what it sends, and `together` lets a whole flight arrive at once. */
function shakeHands(
  change: (record: Buffer) => Buffer | undefined = (record) => record,
  { key = theirs.keyPem, together = false } = {},
) {
  const flight: Buffer[] = [];
  const arrive = () => {
    for (const record of flight.splice(0)) association.receive(record);
  };
  const transport: Transport = {
    type: "udp",
    address: { address: "", family: "", port: 0 },
    closed: false,
    onData: () => {},
    send: async (record) => {
      const sent = change(Buffer.from(record));
      if (!sent) return;
      if (flight.push(sent) === 1 && together) setTimeout(arrive, 20);
      else if (!together) setImmediate(() => association.receive(flight.shift()!));
    },
    close: async () => {},
  };
  const established = Promise.withResolvers<void>();
  const association: DtlsAssociation = new DtlsAssociation(ours, {
    send: (record) => setImmediate(() => transport.onData(Buffer.from(record), ["", 0])),
    established: established.resolve,
    junk: () => {},
  });
  const client = new DtlsClient({
    transport,
    cert: theirs.certPem,
    key,
    signatureHash: theirs.signatureHash as never,
    extendedMasterSecret: true,
    srtpProfiles: [ProtectionProfileAes128CmHmacSha1_80],
  });
  client.onError.subscribe(() => {});
  return { association, client, established: established.promise };
}

describe("a DTLS association", () => {
  it("takes a flight whose datagrams all arrive in the same instant", async () => {
    const { client, established, association } = shakeHands(undefined, { together: true });
    await client.connect();
    await established;
    expect(association.established).toBeDefined();
  });

  it("comes to the keys of the other side, and knows its certificate", async () => {
    const { association, client, established } = shakeHands();
    await client.connect();
    await established;
    const peer = association.established;
    const keys = client.extractSessionKeys(16, 14);
    expect(peer?.remote).toEqual({ key: keys.localKey, salt: keys.localSalt });
    expect(peer?.local).toEqual({ key: keys.remoteKey, salt: keys.remoteSalt });
    expect(peer?.matches([theirs.fingerprint])).toBe(true);
    expect(peer?.matches([ours.fingerprint])).toBe(false);
    expect(peer?.matches([{ algorithm: "sha-1", value: theirs.fingerprint.value }])).toBe(false);
    association.close();
  });

  it("is none with a party that shows a certificate whose key it does not have", async () => {
    const { association, client } = shakeHands(undefined, { key: (await makeCertificate()).keyPem });
    await client.connect();
    expect(client.connected).toBe(true);
    expect(association.established).toBeUndefined();
    association.close();
  });

  it("survives records that are cut, changed or invented, without a rejection that nobody handles", async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", onUnhandled);
    const random = seeded(1_347);
    for (let round = 0; round < 60; round += 1) {
      const { association, client } = shakeHands((record) => {
        const kind = random();
        if (kind < 0.2) return record.subarray(0, Math.floor(random() * record.length));
        if (kind < 0.5) record[Math.floor(random() * record.length)]! ^= 1 + Math.floor(random() * 255);
        return record;
      });
      client.connect().catch(() => {});
      for (let i = 0; i < 30; i += 1) {
        const junk = Buffer.from(Array.from({ length: Math.floor(random() * 90) }, () => Math.floor(random() * 256)));
        if (junk.length > 0) junk[0] = 20 + Math.floor(random() * 6);
        association.receive(junk);
      }
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      association.close();
      client.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    process.off("unhandledRejection", onUnhandled);
    expect(unhandled).toEqual([]);
  });
});

/** Park and Miller's generator: the same records on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
