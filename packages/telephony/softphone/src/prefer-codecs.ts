/**
 * Puts the named codecs first in each audio m-line, in this order; all others keep theirs (RFC 3264 §6.1: the order of
 * payload types in an offer is the offerer's preference). G.711 first spares the server a transcoding on the agent's leg.
 */
export function preferCodecs(sdp: string, names: readonly string[]): string {
  const lines = sdp.split(/\r\n|\n/);
  const codecOf = new Map<string, string>();
  for (const line of lines) {
    const map = /^a=rtpmap:(\d+) ([^/]+)\//.exec(line);
    if (map?.[1] && map[2]) codecOf.set(map[1], map[2].toUpperCase());
  }
  // Static payload types need no rtpmap (RFC 3551 §6).
  if (!codecOf.has("0")) codecOf.set("0", "PCMU");
  if (!codecOf.has("8")) codecOf.set("8", "PCMA");

  const wanted = names.map((name) => name.toUpperCase());
  const rank = (type: string): number => {
    const at = wanted.indexOf(codecOf.get(type) ?? "");
    return at < 0 ? wanted.length : at;
  };
  return lines
    .map((line) => {
      const media = /^(m=audio \S+ \S+ )(.+)$/.exec(line);
      if (!media?.[1] || !media[2]) return line;
      const types = media[2].split(" ");
      return media[1] + types.toSorted((one, other) => rank(one) - rank(other)).join(" ");
    })
    .join("\r\n");
}
