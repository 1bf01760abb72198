export type Side = "base" | "ours" | "theirs";

/** One list's order on three sides; `kept` are the names that the merged list has. */
export interface Orders extends Readonly<Record<Side, readonly string[]>> {
  readonly kept: ReadonlySet<string>;
}

/** Whether both sides moved items, and not to the same places. */
export function ordersClash(orders: Orders): boolean {
  return (
    !sameOrder(shared(orders, "ours"), shared(orders, "theirs")) && moved(orders, "ours") && moved(orders, "theirs")
  );
}

/**
 * One order out of three: the side that moved items decides about those that both have; what only one side has stands
 * behind the item that it stood behind there. Two additions at one place are ordered by name, so that sides may be swapped.
 */
export function mergeOrder(orders: Orders, by: Side = spineSide(orders)): readonly string[] {
  const spine = by === "base" ? [...shared(orders, "base"), ...addedByBoth(orders)] : shared(orders, by);
  const anchors = new Set(spine);
  const runs = [runsAfter(orders.ours, anchors, orders.kept), runsAfter(orders.theirs, anchors, orders.kept)];
  return [undefined, ...spine].flatMap((anchor) => {
    const added = runs
      .map((run) => run.get(anchor) ?? [])
      .sort(([one = ""], [other = ""]) => (one < other ? -1 : one > other ? 1 : 0));
    return [...(anchor === undefined ? [] : [anchor]), ...added.flat()];
  });
}

function spineSide(orders: Orders): Side {
  if (moved(orders, "ours")) return "ours";
  if (moved(orders, "theirs")) return "theirs";
  return shared(orders, "ours").join("\n") <= shared(orders, "theirs").join("\n") ? "ours" : "theirs";
}

/** The kept names that both sides have, in one side's order. */
function shared({ ours, theirs, kept, ...rest }: Orders, side: Side): readonly string[] {
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const order = { ours, theirs, base: rest.base }[side];
  return order.filter((name) => kept.has(name) && inOurs.has(name) && inTheirs.has(name));
}

function moved(orders: Orders, side: Side): boolean {
  const known = new Set(orders.base);
  const old = shared(orders, side).filter((name) => known.has(name));
  return !sameOrder(old, shared(orders, "base"));
}

function addedByBoth(orders: Orders): readonly string[] {
  const known = new Set(orders.base);
  return shared(orders, "ours").filter((name) => !known.has(name));
}

/** Kept names that are no anchors, by the anchor before them. */
function runsAfter(
  order: readonly string[],
  anchors: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): ReadonlyMap<string | undefined, readonly string[]> {
  const runs = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const name of order) {
    if (anchors.has(name)) anchor = name;
    else if (kept.has(name)) runs.set(anchor, [...(runs.get(anchor) ?? []), name]);
  }
  return runs;
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => other[index] === name);
}
