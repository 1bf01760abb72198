import { isVariableName } from "@patchbay/flow-model/variable-name";

/** Hands out ids that are allowed here, near the foreign ones, each once. */
export class Names {
  private readonly taken = new Set<string>();

  nodeId(wanted: string): string {
    const clean = wanted.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
    return this.free(clean.slice(0, 56) || "step");
  }

  private free(name: string): string {
    let free = name;
    for (let count = 2; this.taken.has(free) || isDangerous(free); count++) free = `${name}-${count}`;
    this.taken.add(free);
    return free;
  }
}

function isDangerous(name: string): boolean {
  return name === "constructor" || name === "prototype" || name === "__proto__";
}

/** A variable's name from whatever somebody called it. */
export function variableName(wanted: string): string {
  const clean = wanted.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  const named = /^[A-Za-z]/.test(clean) ? clean : `v_${clean}`;
  const short = named.slice(0, 60);
  return isVariableName(short) ? short : `${short.slice(0, 58)}_v`;
}

/** A flow's or queue's stable name from a title. */
export function stableName(title: string, otherwise: string): string {
  const clean = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return clean || otherwise;
}

/** Ids of choices: at most 32 letters, each once in its list. */
export function choiceIds(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean = name
      .replace(/[^A-Za-z0-9_-]+/g, "-")
      .replace(/^[^A-Za-z0-9]+|-+$/g, "")
      .slice(0, 28);
    let id = clean || `way-${index + 1}`;
    for (let count = 2; taken.has(id); count++) id = `${clean || "way"}-${count}`;
    taken.add(id);
    return id;
  });
}

/** The last part of an ARN, a URL or a path: often the only name that an export gives. */
export function lastPart(reference: string): string {
  return reference.split(/[/:]/).filter(Boolean).at(-1) ?? reference;
}
