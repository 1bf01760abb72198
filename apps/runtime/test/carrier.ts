import type { Trunk } from "@patchbay/domain/trunk/trunk";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import type { TelephonyWorld } from "./telephony-world.ts";

/** A carrier that takes everything of this prefix; answers what rings there, in order. */
export async function carrierFor(
  world: TelephonyWorld,
  prefix: string,
  change: Partial<Trunk> = {},
): Promise<() => Promise<PhoneCall>> {
  const phone = await world.phone();
  const ringing: PhoneCall[] = [];
  phone.onCall = (call) => ringing.push(call);
  await world.addTrunk(prefix, `sip:127.0.0.1:${phone.port};transport=udp`, change);
  return () => world.until("a call to the carrier", async () => ringing.shift());
}
