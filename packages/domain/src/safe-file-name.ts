const LONGEST = 120;
const OF_DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A sender's name for a file, as a name only: no path, no control or direction signs, nothing that hides its ending. */
export function safeFileName(given: string | undefined): string {
  const last = (given ?? "").normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const name = last
    // Direction marks make `gpj.exe` look like `exe.jpg`.
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029<>:"|?*]/gu, "")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (name === "" || OF_DEVICES.test(name)) return `file${name === "" ? "" : `-${name}`}`;
  const chars = [...name];
  if (chars.length <= LONGEST) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return `${chars.slice(0, LONGEST - ending.length).join("")}${ending}`;
}
