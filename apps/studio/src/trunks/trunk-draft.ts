import { NEW_TRUNK, type Trunk, type TrunkRate } from "@patchbay/domain/trunk/trunk";
import { isHost, readTrunkUri, type TrunkTransport, trunkUri } from "@patchbay/domain/trunk/trunk-address";
import { isNet } from "@patchbay/domain/trunk/trunk-source";

type Limit = "channels" | "callsPerSecond";

/** A trunk as its form holds it: lists as they are typed. */
export interface TrunkDraft extends Omit<Trunk, "uri" | "from" | "allowedPrefixes" | "rates" | "username" | Limit> {
  readonly host: string;
  readonly port: number | undefined;
  readonly transport: TrunkTransport;
  readonly username: string;
  /** Empty: the one that is there stays. */
  readonly password: string;
  readonly from: string;
  readonly allowedPrefixes: string;
  /** A line each: prefix, price of a minute. */
  readonly rates: string;
  /** Undefined: no limit. */
  readonly channels: number | undefined;
  readonly callsPerSecond: number | undefined;
}

/** What is wrong in a field, as the word for it. */
export type TrunkProblems = {
  readonly [Key in keyof TrunkDraft]?:
    | "empty"
    | "notAHost"
    | "notANet"
    | "notAPrefix"
    | "notARate"
    | "notANumber"
    | "tooMany";
};

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u;
const PREFIX = /^\+?\d{1,15}$/;

export function draftOf(trunk: Trunk | undefined): TrunkDraft {
  const { uri, username, from, allowedPrefixes, rates, channels, callsPerSecond, ...rest } = trunk ?? {
    ...NEW_TRUNK,
    ...{ name: "", uri: "", callerId: "" },
  };
  const address = readTrunkUri(uri);
  return {
    ...rest,
    ...{ channels, callsPerSecond },
    ...{ host: address?.host ?? "", port: address?.port, transport: address?.transport ?? "udp" },
    ...{ username: username ?? "", password: "" },
    ...{ from: from.join("\n"), allowedPrefixes: allowedPrefixes.join(", ") },
    rates: rates.map(({ prefix, perMinute }) => `${prefix} ${perMinute}`).join("\n"),
  };
}

export function problemsOf(draft: TrunkDraft): TrunkProblems {
  const { name, host, callerId, from, allowedPrefixes, rates, channels, inboundReserve } = draft;
  return {
    ...(NAME.test(name.trim()) ? {} : { name: "empty" }),
    ...(isHost(host.trim()) ? {} : { host: "notAHost" }),
    ...(/^\+?[0-9*#]{2,20}$/.test(callerId.trim()) ? {} : { callerId: "notANumber" }),
    ...(words(from).every(isNet) ? {} : { from: "notANet" }),
    ...(words(allowedPrefixes).every((prefix) => PREFIX.test(prefix)) ? {} : { allowedPrefixes: "notAPrefix" }),
    ...(readRates(rates) ? {} : { rates: "notARate" }),
    ...(channels === undefined || inboundReserve < channels ? {} : { inboundReserve: "tooMany" }),
  };
}

/** Only of a draft without problems. */
export function trunkOf(draft: TrunkDraft): Trunk {
  const { host, port, transport, username, password: _, from, allowedPrefixes, rates, ...rest } = draft;
  const { channels, callsPerSecond, ...always } = rest;
  return {
    ...always,
    ...{ name: rest.name.trim(), callerId: rest.callerId.trim() },
    uri: trunkUri({ host: host.trim(), transport, ...(port === undefined ? {} : { port }) }),
    ...{ from: words(from), allowedPrefixes: words(allowedPrefixes), rates: readRates(rates) ?? [] },
    ...(username.trim() === "" ? {} : { username: username.trim() }),
    ...(channels === undefined ? {} : { channels }),
    ...(callsPerSecond === undefined ? {} : { callsPerSecond }),
  };
}

/** Undefined: some line is no price. */
export function readRates(text: string): readonly TrunkRate[] | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const rates = lines.map((line) => {
    const [prefix = "", price = "", ...more] = line.trim().split(/[\s,;=]+/);
    return { prefix, perMinute: more.length === 0 && /^\d+([.]\d+)?$/.test(price) ? Number(price) : Number.NaN };
  });
  return rates.every(({ prefix, perMinute }) => PREFIX.test(prefix) && perMinute >= 0) ? rates : undefined;
}

function words(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}
