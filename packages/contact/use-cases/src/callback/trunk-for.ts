import type { Trunk } from "@patchbay/ports/store/phone-store";

/**
 * The trunk that may dial a number, if any may. Without one that allows its prefix nothing is dialled: toll fraud begins with
 * a flow or an agent that can dial anything.
 */
export function trunkFor(trunks: readonly Trunk[], number: string): Trunk | undefined {
  return trunks.find(({ allowedPrefixes }) =>
    allowedPrefixes.some((prefix) => prefix !== "" && number.startsWith(prefix)),
  );
}

/** As it is dialled and compared: without punctuation. Undefined when it is no number. */
export function dialable(written: string): string | undefined {
  const number = written.replace(/[\s().\-/]/g, "");
  return /^\+?\d{3,20}$/.test(number) ? number : undefined;
}
