import { getRandomValues } from "node:crypto";
import type { Chance } from "@patchbay/ports/chance";

/**
 * Ids are UUIDs of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then a counter of 12 bits (§6.2, method 1) so that
 * ids of one process sort in the order they were drawn, then 62 random bits. Sorted ids keep the database's indexes dense.
 */
export function systemChance(now: () => number = Date.now): Chance {
  let last = 0;
  let counter = 0;
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  return {
    id() {
      const time = now();
      if (time > last) {
        last = time;
        counter = 0;
      } else if (++counter > 0xfff) {
        // More than 4,096 ids in a millisecond, or since the clock stepped back, borrow from the next one.
        last++;
        counter = 0;
      }
      getRandomValues(bytes);
      view.setUint16(0, Math.floor(last / 2 ** 32));
      view.setUint32(2, last % 2 ** 32);
      view.setUint16(6, 0x7000 | counter);
      view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
      const hex = Buffer.from(bytes).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    fraction() {
      const [high = 0, low = 0] = getRandomValues(new Uint32Array(2));
      return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
    },
  };
}
