import type { OptOutStore } from "@patchbay/ports/store/opt-out-store";
import { plainNumber } from "./do-not-call-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresOptOutStore({ inTx }: TenantContext): OptOutStore {
  return {
    async find(number) {
      const row = await inTx((tx) => tx.messageOptOut.findFirst({ where: { number: keyOf(number) } }));
      return row ? { address: row.address, words: row.words, at: row.at.getTime() } : undefined;
    },
    add: (number, { address, words, at }) =>
      inTx(async (tx) => {
        const data = { number: keyOf(number), address, words: words.slice(0, 200), at: new Date(at) };
        await tx.messageOptOut.createMany({ data, skipDuplicates: true });
        const row = await tx.messageOptOut.findFirstOrThrow({ where: { number: data.number } });
        return !row.confirmed;
      }),
    confirmed: (number) =>
      inTx(async (tx) => {
        await tx.messageOptOut.updateMany({ where: { number: keyOf(number) }, data: { confirmed: true } });
      }),
    remove: (number) =>
      inTx(async (tx) => (await tx.messageOptOut.deleteMany({ where: { number: keyOf(number) } })).count > 0),
  };
}

/** `+`, `00` and nothing before a number are ways to write the same one. */
const keyOf = (number: string): string => plainNumber(number).replace(/^(?:\+|00)/, "");
