import { describe, expect, it } from "vitest";
import { clientKey, serverKey } from "../transaction/transaction-key.ts";
import { checkRequest } from "./check-request.ts";
import { mutated, seeded } from "./mutation.ts";
import { parseMessage } from "./parse-message.ts";
import { StreamFramer } from "./stream-framer.ts";
import { plainText, withTopVia } from "./write-message.ts";

const SEEDS = [
  'INVITE sip:bob@biloxi.com SIP/2.0\r\nVia: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bKnashds8;rport\r\nMax-Forwards: 70\r\nTo: Bob <sip:bob@biloxi.com>\r\nFrom: "A, \\" B" <sip:alice@atlanta.com;x=1>;tag=19\r\nCall-ID: a84b4c76e66710\r\nCSeq: 3 INVITE\r\nContact: <sip:alice@pc33.atlanta.com>\r\nRecord-Route: <sip:p1;lr>, <sip:p2;lr>\r\nContent-Length: 4\r\n\r\nv=0\r',
  "SIP/2.0 180 Ringing\r\nv: SIP/2.0/TCP [2001:db8::9]:5060;branch=z9hG4bK2;received=192.0.2.1, SIP/2.0/UDP x\r\nf: <sip:a@b>;tag=1\r\nt: sip:c@d;tag=2\r\ni: 77\r\nCSeq: 1 INVITE\r\nm: *\r\nl: 0\r\n\r\n",
  "REGISTER sips:ss2.biloxi.example.com SIP/2.0\r\nVia: SIP/2.0/TLS client:5061;branch=z9hG4bKn\r\n ;rport\r\nMax-Forwards: 70\r\nFrom: Bob <sips:bob@b>;tag=a7\r\nTo: Bob <sips:bob@b>\r\nCall-ID: 1j9\r\nCSeq: 1 REGISTER\r\nContact: <sips:bob@c?x=y>;expires=0;q=0.1\r\nExpires: 0\r\nContent-Length: 0\r\n\r\n",
];
const runs = Number(process.env.FUZZ_RUNS ?? 20_000);

describe(`the parser under ${runs} mutated messages`, () => {
  it("never throws, and what it lets through can be written and read again", () => {
    const random = seeded(4475);
    let accepted = 0;
    for (let i = 0; i < runs; i++) {
      const text = mutated(SEEDS[i % SEEDS.length] as string, random);
      new StreamFramer().push(text);
      const message = parseMessage(text, { body: "datagram" });
      if (!message) continue;
      if (message.kind === "response") {
        clientKey(message);
        continue;
      }
      serverKey(message);
      if (message.via) withTopVia(message, "SIP/2.0/UDP x");
      if (checkRequest(message)) continue;
      accepted++;
      const again = parseMessage(plainText(message), { body: "datagram" });
      expect(again).toMatchObject({
        method: message.method,
        uri: message.uri,
        callId: message.callId,
        body: message.body,
      });
    }
    expect(accepted).toBeGreaterThan(runs / 40);
  });
});
