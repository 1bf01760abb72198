import type { TenantId } from "@patchbay/base/ids";

/** An organisation as its group sees it. */
export interface Organisation {
  readonly id: TenantId;
  readonly name: string;
  /** The one right above it; absent for the one that looks, whatever may be above that. */
  readonly parent?: TenantId;
  /** 0 for the one that looks. */
  readonly depth: number;
}

interface Placed {
  readonly id: TenantId;
  readonly name: string;
  readonly parent?: TenantId;
}

/** A group in the order of its tree: each organisation right before those below it, these by name. A ring is walked once. */
export function inTreeOrder(top: TenantId, rows: readonly Placed[]): readonly Organisation[] {
  const below = Map.groupBy(
    rows.toSorted((a, b) => a.name.localeCompare(b.name)),
    ({ parent }) => parent,
  );
  const met = new Set<TenantId>();
  const walk = ({ id, name, parent }: Placed, depth: number): Organisation[] => {
    if (met.has(id)) return [];
    met.add(id);
    const here = { id, name, depth, ...(parent === undefined || depth === 0 ? {} : { parent }) };
    return [here, ...(below.get(id) ?? []).flatMap((child) => walk(child, depth + 1))];
  };
  const first = rows.find(({ id }) => id === top);
  return first ? walk(first, 0) : [];
}

/** This organisation and all below it, of those in tree order. */
export function branchOf(organisations: readonly Organisation[], top: TenantId): readonly Organisation[] {
  const at = organisations.findIndex(({ id }) => id === top);
  const first = organisations[at];
  if (!first) return [];
  const after = organisations.slice(at + 1);
  const end = after.findIndex(({ depth }) => depth <= first.depth);
  return [first, ...(end === -1 ? after : after.slice(0, end))];
}
