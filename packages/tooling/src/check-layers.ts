/**
 * Checks who may know whom (docs/architecture.md, "The tree"):
 * a package depends only on packages whose layer ≤ its reach, imports only what its package.json names, the core
 * imports no platform, single-owner libraries stay with their owner, and files import each other without cycles.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

interface Package {
  readonly dir: string;
  readonly name: string;
  readonly layer: number;
  readonly reach: number;
  readonly dependencies: ReadonlySet<string>;
}

/** Libraries that only one package may see. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  "@prisma/client": ["@patchbay/adapter-postgres"],
  "@prisma/adapter-pg": ["@patchbay/adapter-postgres"],
  jssip: ["@patchbay/softphone"],
  "drachtio-srf": ["@patchbay/adapter-drachtio"],
};

const problems: string[] = [];
const packages = globSync(["packages/**/package.json", "apps/*/package.json"], {
  exclude: (path) => path.includes("node_modules") || path.includes(".next"),
}).map(readPackage);
const byName = new Map(packages.map((item) => [item.name, item]));

for (const item of packages) {
  for (const dependency of item.dependencies) {
    const target = byName.get(dependency);
    if (dependency.startsWith("@patchbay/") && !target) problems.push(`${item.name}: unknown package ${dependency}`);
    if (target && target.layer > item.reach) {
      problems.push(`${item.name} (reach ${item.reach}) depends on ${dependency} (layer ${target.layer})`);
    }
  }
  checkFiles(item);
}

if (problems.length > 0) {
  console.error(`layers: ${problems.length} problem(s)\n  ${problems.join("\n  ")}`);
  process.exit(1);
}
console.log(`layers: ${packages.length} packages, no problem`);

function readPackage(path: string): Package {
  const json = JSON.parse(readFileSync(path, "utf8"));
  const layer: number = json.patchbay?.layer ?? 0;
  const own = { ...json.dependencies, ...json.peerDependencies, ...json.optionalDependencies };
  return {
    dir: dirname(path),
    name: json.name,
    layer,
    reach: json.patchbay?.reach ?? layer - 1,
    dependencies: new Set(Object.keys(own)),
  };
}

function checkFiles(item: Package): void {
  const files = globSync(`${item.dir}/**/*.{ts,tsx}`, {
    exclude: (path) => /node_modules|\.next|generated/.test(path),
  });
  const imports = new Map(files.map((file) => [normalize(file), importsOf(file)]));
  for (const [file, specifiers] of imports) {
    const test = /\.test\.tsx?$|\/(test|bench)\//.test(file);
    for (const specifier of specifiers) checkImport(item, file, specifier, test);
  }
  reportCycles(imports);
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  // Types vanish at run time: only value imports can make a cycle or need a platform.
  const found = text.matchAll(/^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?["']([^"']+)["']/gm);
  return [...found].map((match) => match[1] as string);
}

function checkImport(item: Package, file: string, specifier: string, test: boolean): void {
  if (specifier.startsWith(".") || test) return;
  const outer =
    item.dir.startsWith("apps/") || item.dir.startsWith("packages/adapters/") || item.name.endsWith("/tooling");
  if (specifier.startsWith("node:")) {
    if (!outer) problems.push(`${file}: only adapters and apps import ${specifier}`);
    return;
  }
  const library = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const owners = OWNERS[library];
  if (owners && !owners.includes(item.name)) problems.push(`${file}: only ${owners.join(", ")} may import ${library}`);
  if (library.startsWith("@patchbay/") && library !== item.name && !item.dependencies.has(library)) {
    problems.push(`${file}: ${library} is not a dependency of ${item.name}`);
  }
}

function reportCycles(imports: ReadonlyMap<string, readonly string[]>): void {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      problems.push(`import cycle: ${[...trail.slice(at), file].join(" → ")}`);
      return;
    }
    if (done.has(file)) return;
    for (const specifier of imports.get(file) ?? []) {
      if (specifier.startsWith(".")) visit(normalize(join(dirname(file), specifier)), [...trail, file]);
    }
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
}
