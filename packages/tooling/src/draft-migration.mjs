/**
 * Drafts the SQL that takes the migrations so far to the Prisma schema: `node packages/tooling/src/draft-migration.mjs`
 * prints it. Prisma's own `migrate dev` wants an engine binary that cannot be had everywhere; this is the same engine
 * as WebAssembly, with PGlite as the shadow database. Row-level security, partitions, functions and triggers are
 * added to the draft by hand.
 */
import { globSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

const wasm = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": engine });
engine.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const files = globSync("prisma/schema/*.prisma")
  .sort()
  .map((path) => ({ path, content: readFileSync(path, "utf8") }));
const filters = { externalTables: [], externalEnums: [] };
const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(new PGlite()));
const migrate = await engine.SchemaEngine.new(
  { datamodels: files.map((file) => [file.path, file.content]) },
  () => {},
  adapter,
);
const migrationDirectories = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({
    path: basename(entry.name),
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok", value: readFileSync(`prisma/migrations/${entry.name}/migration.sql`, "utf8") },
    },
  }))
  .sort((a, b) => (a.path < b.path ? -1 : 1));
const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"' };
const diff = await migrate.diff({
  from:
    migrationDirectories.length === 0
      ? { tag: "empty" }
      : { tag: "migrations", baseDir: "prisma/migrations", lockfile, migrationDirectories, shadowDbInitScript: "" },
  to: { tag: "schemaDatamodel", files },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters,
});
process.stdout.write(diff.stdout ?? "");
process.exit(0);
