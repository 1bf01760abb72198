/**
 * Writes the Prisma client if the schema or Prisma changed since the last time: `node packages/tooling/src/generate.mjs`.
 * Plain JavaScript, because it runs before anything else is there.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const schema = new URL("prisma/schema/", root);
const stamp = new URL("packages/adapters/postgres/src/generated/.stamp", root);
const prisma = new URL("node_modules/prisma/", root);

const hash = createHash("sha256").update(readFileSync(new URL("package.json", prisma)));
for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(new URL(name, schema)));
const wanted = hash.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const cli = fileURLToPath(new URL("build/index.js", prisma));
  const run = spawnSync(process.execPath, [cli, "generate", "--schema", fileURLToPath(schema)], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
    // Generating needs no schema engine, but Prisma fetches one unless it is told that one is there.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
