import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import { windowOpensAt } from "../outbound/call-window.ts";
import type { LineRules, Trunk } from "./trunk.ts";

/** What is under way as a call is about to be made. */
export interface LineUse {
  /** Calls on the trunk now, in and out. */
  readonly onTrunk: number;
  /** Calls out that this trunk began in the second before. */
  readonly begunOnTrunk: number;
  /** Calls of the tenant now, on all its trunks. */
  readonly inAll: number;
  /** Calls out of the tenant in the minute before. */
  readonly begunInMinute: number;
  /** What the tenant's calls out have cost since its midnight: until now, each a minute at least, those that ring still among them. */
  readonly spentToday: number;
}

export interface LineWish {
  readonly country?: string;
  readonly emergency: boolean;
  /** A minute's price; absent: not known. */
  readonly perMinute?: number;
  /** A campaign's call leaves the lines alone that are kept for those who call us. */
  readonly campaign: boolean;
  /** The tenant's time zone. */
  readonly zone: string;
  /** The most calls at once that its group allows the tenant, in and out. */
  readonly most?: number;
}

export type LineRefusal = {
  readonly code:
    | "line.none-free"
    | "line.too-fast"
    | "line.country"
    | "line.hours"
    | "line.spend"
    | "line.calls-a-minute"
    | "line.tenant-full";
};

/** The limits and the toll-fraud guard, asked before each call out in the transaction that notes it. Emergencies pass. */
export function mayTakeLine(
  trunk: Pick<Trunk, "channels" | "inboundReserve" | "callsPerSecond">,
  rules: LineRules,
  use: LineUse,
  wish: LineWish,
  at: Instant,
): Result<undefined, LineRefusal> {
  if (wish.emergency) return ok();
  const refuse = (code: LineRefusal["code"]) => err({ code });
  if (rules.countries && (wish.country === undefined || !rules.countries.includes(wish.country))) {
    return refuse("line.country");
  }
  if (windowOpensAt(rules.hours, [wish.zone], at) !== at) return refuse("line.hours");
  if (rules.callsPerMinute !== undefined && use.begunInMinute >= rules.callsPerMinute) {
    return refuse("line.calls-a-minute");
  }
  // The minute that this call begins is counted with it: the limit is not passed by many that begin at once.
  if (rules.dailySpend !== undefined && use.spentToday + (wish.perMinute ?? 0) > rules.dailySpend) {
    return refuse("line.spend");
  }
  if (use.inAll >= Math.min(rules.channels ?? Infinity, wish.most ?? Infinity)) return refuse("line.tenant-full");
  const kept = wish.campaign ? trunk.inboundReserve : 0;
  if (trunk.channels !== undefined && use.onTrunk >= trunk.channels - kept) return refuse("line.none-free");
  if (trunk.callsPerSecond !== undefined && use.begunOnTrunk >= trunk.callsPerSecond) return refuse("line.too-fast");
  return ok();
}
