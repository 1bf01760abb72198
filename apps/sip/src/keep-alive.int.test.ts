import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { BINDING_SUCCESS, parseStun } from "@patchbay/rtp/stun";
import { expect, it } from "vitest";
import { startSipProcess } from "../test/sip-process.ts";

it("tells a phone that asks by STUN on the SIP port where it is seen from (RFC 5626 §4.4.2)", async () => {
  const server = await startSipProcess({ SIP_LISTEN: "udp://127.0.0.1:0" });
  const phone = createSocket("udp4");
  try {
    phone.bind(0, "127.0.0.1");
    await once(phone, "listening");
    const transaction = randomBytes(12);
    const request = Buffer.concat([Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]), transaction]);
    const heard = once(phone, "message");
    phone.send(request, Number(server.listen[0]?.split(":").at(-1)), "127.0.0.1");
    const answer = parseStun((await heard)[0] as Buffer);
    expect(answer).toMatchObject({
      type: BINDING_SUCCESS,
      mappedAddress: { address: "127.0.0.1", port: phone.address().port },
    });
    expect(Buffer.from(answer?.transaction ?? []).equals(transaction)).toBe(true);
  } finally {
    phone.close();
    await server.stop();
  }
});
