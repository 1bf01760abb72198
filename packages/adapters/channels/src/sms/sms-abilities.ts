import { smsParts } from "@patchbay/domain/channel/sms-segments";
import type { ProviderAbilities } from "@patchbay/ports/channel-provider";

/** Ten parts of a concatenated message: gateways refuse more. Counted in 1/160 of a part, so that signs of one part add up. */
const MOST_PARTS = 10;

/** A text message: words only. */
export const SMS: ProviderAbilities = {
  longest: MOST_PARTS,
  size: (text) => smsParts(text).parts.length,
  pictures: false,
};
