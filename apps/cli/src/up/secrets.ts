import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secret = z.string().min(32);
const schema = z.object({ sip: secret, media: secret, auth: secret, database: secret, vault: secret });

export type Secrets = z.infer<typeof schema>;

/** This installation's own secrets: made at the first start, readable by the owner only. */
export function secretsIn(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  const fresh = (): string => randomBytes(24).toString("hex");
  const made: Secrets = { sip: fresh(), media: fresh(), auth: fresh(), database: fresh(), vault: fresh() };
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  // What an installation of an earlier version does not have yet is made now; what it has stays.
  const secrets = schema.parse({ ...made, ...kept });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
