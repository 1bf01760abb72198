import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { clientKey } from "../transaction/transaction-key.ts";
import { checkRequest } from "./check-request.ts";
import { parseMessage } from "./parse-message.ts";

const folder =
  process.env.PATCHBAY_TORTURE ?? fileURLToPath(new URL("../../../../../../shared/torture", import.meta.url));
const there = existsSync(folder);
if (!there) console.log("skipped: RFC 4475's torture messages are not there (set PATCHBAY_TORTURE to their folder)");

/**
 * What the stack says to each message of RFC 4475, by the name of its file. "routed": an application decides (501, 415, 401
 * and 406 are its to give); "ignored": a response that belongs to nothing or cannot be trusted.
 */
const VERDICTS: Readonly<Record<string, string>> = {
  // §3.1.1 valid messages
  wsinv: "routed",
  intmeth: "routed",
  esc01: "routed",
  escnull: "routed",
  esc02: "routed",
  lwsdisp: "routed",
  longreq: "routed",
  dblreq: "routed",
  semiuri: "routed",
  transports: "routed",
  mpart01: "routed",
  unreason: "response",
  noreason: "response",
  // §3.1.2 invalid messages
  badinv01: "400",
  clerr: "400",
  ncl: "400",
  scalar02: "400",
  scalarlg: "ignored",
  quotbal: "400",
  ltgtruri: "400",
  lwsruri: "400",
  lwsstart: "400",
  trws: "400",
  escruri: "400",
  baddate: "routed",
  regbadct: "400",
  badaspec: "400",
  baddn: "400",
  badvers: "505",
  mismatch01: "400",
  mismatch02: "400",
  bigcode: "ignored",
  // §3.2 transaction layer
  badbranch: "routed",
  // §3.3 application layer
  insuf: "400",
  unkscm: "416",
  novelsc: "416",
  unksm2: "routed",
  bext01: "420",
  invut: "routed",
  regaut01: "routed",
  multi01: "400",
  mcl01: "400",
  bcast: "response",
  zeromf: "routed",
  cparam01: "routed",
  cparam02: "routed",
  regescrt: "routed",
  sdp01: "routed",
  // §3.4 backward compatibility
  inv2543: "routed",
};

function verdict(bytes: Buffer): string {
  const message = parseMessage(bytes.toString("latin1"), { body: "datagram" });
  if (!message) return "ignored";
  if (message.kind === "response") return clientKey(message) ? "response" : "ignored";
  if (!message.via) return "ignored";
  return String(checkRequest(message)?.status ?? "routed");
}

describe.skipIf(!there)("the torture messages of RFC 4475", () => {
  const files = there ? readdirSync(folder).filter((file) => file.replace(".dat", "") in VERDICTS) : [];

  it("are all there", () => {
    expect(files.map((file) => file.replace(".dat", "")).sort()).toEqual(Object.keys(VERDICTS).sort());
  });

  it.each(files)("%s gets its verdict", (file) => {
    expect(verdict(readFileSync(join(folder, file)))).toBe(VERDICTS[file.replace(".dat", "")]);
  });
});
