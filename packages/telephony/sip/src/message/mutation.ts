/** For fuzzing: what breaks parsers of text. */
const SPICE = [
  "\r\n",
  "\r",
  "\n",
  "\0",
  "<",
  ">",
  '"',
  ";",
  ";tag=",
  ",",
  ":",
  "=",
  "|",
  "%00",
  "\xff\xfe",
  "SIP/2.0",
  "Via: ",
  " ",
  "9".repeat(40),
];

/** Mulberry32: the same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One to five small damages: a bit of spice, a hole, another byte, a stretch twenty times over, an early end. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  for (let i = Math.floor(random() * 5) + 1; i > 0; i--) {
    const at = Math.floor(random() * result.length);
    const length = Math.floor(random() * 12);
    const spice = SPICE[Math.floor(random() * SPICE.length)] as string;
    const kind = random();
    if (kind < 0.3) result = result.slice(0, at) + spice + result.slice(at);
    else if (kind < 0.6) result = result.slice(0, at) + result.slice(at + length);
    else if (kind < 0.8)
      result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + result.slice(at + 1);
    else if (kind < 0.9) result = result.slice(0, at) + result.slice(at, at + length).repeat(20) + result.slice(at);
    else result = result.slice(0, at);
  }
  return result;
}
