import { CALLER_ID_RULES, NUMBER_PLACES } from "@patchbay/domain/trunk/trunk";
import { readTrunkUri } from "@patchbay/domain/trunk/trunk-address";
import { isNet } from "@patchbay/domain/trunk/trunk-source";
import { z } from "zod";
import { callWindow } from "../callback/call-window.input.ts";
import { name, phoneNumber } from "../inputs.ts";

const MOST_LINES = 100_000;
const prefix = z.string().regex(/^\+?\d{1,15}$/, "digits, perhaps a + first");
const count = (least: number, most: number) => z.number().int().min(least).max(most);
const price = z.number().min(0).max(10_000);

export const trunkInput = z
  .object({
    name,
    uri: z
      .string()
      .max(300)
      .refine((uri) => readTrunkUri(uri) !== undefined, "sip:host:port;transport=udp"),
    from: z.array(z.string().refine(isNet, "an address or a network, such as 203.0.113.0/24")).max(100).readonly(),
    numberIn: z.enum(NUMBER_PLACES),
    callerId: phoneNumber,
    callerIdRule: z.enum(CALLER_ID_RULES),
    username: z.string().trim().min(1).max(200).optional(),
    registers: z.boolean(),
    probed: z.boolean(),
    allowedPrefixes: z.array(prefix).max(500).readonly(),
    rates: z
      .array(z.object({ prefix, perMinute: price }))
      .max(5_000)
      .readonly(),
    emergency: z.boolean(),
    position: count(0, 1_000),
    weight: z.number().positive().max(1_000),
    channels: count(1, MOST_LINES).optional(),
    inboundReserve: count(0, MOST_LINES),
    callsPerSecond: count(1, 10_000).optional(),
    enabled: z.boolean(),
  })
  .refine(({ channels, inboundReserve }) => channels === undefined || inboundReserve < channels, {
    message: "fewer than there are channels",
    path: ["inboundReserve"],
  });

const country = z.string().regex(/^[A-Z]{2}$/, "two capitals, such as DE");

export const lineRulesInput = z.object({
  country: country.optional(),
  countries: z.array(country).max(250).readonly().optional(),
  hours: callWindow.optional(),
  dailySpend: price.max(1_000_000_000).optional(),
  callsPerMinute: count(1, MOST_LINES).optional(),
  channels: count(1, MOST_LINES).optional(),
});
