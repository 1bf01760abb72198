/** How a number is meant (SMPP 3.4 §5.2.5, §5.2.6): international, short code, or a name in letters. */
export function addressType(side: "source" | "dest", address: string): Readonly<Record<string, number>> {
  const digits = /^\+?\d+$/.test(address);
  const [ton, npi] = !digits ? [5, 0] : address.replace("+", "").length < 8 ? [3, 0] : [1, 1];
  return { [`${side}_addr_ton`]: ton, [`${side}_addr_npi`]: npi };
}
