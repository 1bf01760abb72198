import type { CallWindow } from "../outbound/call-window.ts";

/** Where in an INVITE of this trunk the dialled number stands (RFC 3261 §8.1.1.1, RFC 7315 §4.2, RFC 5806). */
export const NUMBER_PLACES = ["request-uri", "to", "p-called-party-id", "diversion"] as const;
export type NumberPlace = (typeof NUMBER_PLACES)[number];

/** Whose numbers a call may show: the tenant's own ones, the trunk's alone, or any that a flow names. */
export const CALLER_ID_RULES = ["own", "fixed", "any"] as const;
export type CallerIdRule = (typeof CALLER_ID_RULES)[number];

/** A line to a carrier, for calls in and out. */
export interface Trunk {
  readonly name: string;
  /** Where outbound INVITEs go: `sip:host:port;transport=udp`. */
  readonly uri: string;
  /** Source addresses (CIDR) whose INVITEs are taken as this trunk's. Empty: calls out only. */
  readonly from: readonly string[];
  readonly numberIn: NumberPlace;
  readonly callerId: string;
  readonly callerIdRule: CallerIdRule;
  readonly username?: string;
  /** The carrier wants to be told where we are (RFC 3261 §10). */
  readonly registers: boolean;
  /** Asked by OPTIONS whether it is there. */
  readonly probed: boolean;
  /** E.164 prefixes that may be dialled; empty = none (toll fraud: deny by default). */
  readonly allowedPrefixes: readonly string[];
  readonly rates: readonly TrunkRate[];
  /** May be used for emergency numbers. */
  readonly emergency: boolean;
  /** Of trunks at the same price, the lowest first. */
  readonly position: number;
  /** How often it is taken among trunks of the same price and position. */
  readonly weight: number;
  /** Calls at once; absent: no limit. */
  readonly channels?: number;
  /** So many of them are kept for those who call us. */
  readonly inboundReserve: number;
  /** Calls begun in a second, by us; absent: no limit. */
  readonly callsPerSecond?: number;
  readonly enabled: boolean;
}

/** What a minute costs, in the money that the tenant keeps its prices in. */
export interface TrunkRate {
  readonly prefix: string;
  readonly perMinute: number;
}

/** What holds for all calls out of one tenant, whichever trunk they take. */
export interface LineRules {
  /** ISO 3166-1 code: how numbers without a country are read, and which emergency numbers there are. */
  readonly country?: string;
  /** Countries that may be called; absent: those that the trunks' prefixes allow. */
  readonly countries?: readonly string[];
  /** When calls out may be made, in the tenant's own time; absent: always. */
  readonly hours?: CallWindow;
  /** The most that a day's calls may cost. */
  readonly dailySpend?: number;
  readonly callsPerMinute?: number;
  /** Calls at once over all trunks. */
  readonly channels?: number;
}

export const NEW_TRUNK: Omit<Trunk, "name" | "uri" | "callerId"> = {
  from: [],
  numberIn: "request-uri",
  callerIdRule: "own",
  registers: false,
  probed: true,
  allowedPrefixes: [],
  rates: [],
  emergency: false,
  position: 0,
  weight: 1,
  inboundReserve: 0,
  enabled: true,
};
