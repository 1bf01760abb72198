import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { ProviderLine } from "@patchbay/domain/channel/provider-line";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { Canary } from "@patchbay/domain/release";
import type {
  ChatSettings,
  FlowStore,
  MailLine,
  NumberBinding,
  OpenChannelSettings,
} from "@patchbay/ports/store/flow-store";
import { isTaken, type Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type NumberMethods = Pick<
  FlowStore,
  | "numbers"
  | "number"
  | "addNumber"
  | "addChat"
  | "saveChat"
  | "addOpen"
  | "addTickets"
  | "addLine"
  | "saveLine"
  | "openSecret"
  | "saveSecret"
  | "removeNumber"
  | "bind"
>;
const HASH = { select: { hash: true } } as const;
const WITH_TARGET = {
  target: HASH,
  environment: { include: { target: HASH, canaryTarget: HASH } },
} as const;

/** A number with what stands behind it, for every call that comes in. */
const ONE = `WITH hashed AS NOT MATERIALIZED (SELECT flow_name, version, hash FROM flow_version)
  SELECT n.number, n.label, n.channel, n.settings, n.flow_name AS "flowName", n.alias, n.version, row_to_json(v) AS target,
    CASE WHEN e.alias IS NOT NULL THEN json_build_object('version', e.version, 'canary', e.canary,
      'target', row_to_json(ev), 'canaryTarget', row_to_json(ec)) END AS environment
  FROM bound_number n
    LEFT JOIN hashed v ON v.flow_name = n.flow_name AND v.version = n.version
    LEFT JOIN flow_alias e ON e.flow_name = n.flow_name AND e.alias = n.alias
    LEFT JOIN hashed ev ON ev.flow_name = e.flow_name AND ev.version = e.version
    LEFT JOIN hashed ec ON ec.flow_name = e.flow_name AND ec.version = e.canary_version
  WHERE n.number = $1`;

export function flowNumbers({ inTx, look }: TenantContext): NumberMethods {
  const addWritten = async (address: { number: string; label: string; channel: TextChannel }, settings: object) => {
    try {
      const data = { ...address, settings: jsonInput(settings) };
      return await inTx(async (tx) => {
        await tx.boundNumber.createMany({ data });
        const where = { number: address.number };
        return ok(toBinding(await tx.boundNumber.findFirstOrThrow({ where, include: WITH_TARGET })));
      });
    } catch (error) {
      if (isTaken(error)) return err({ code: "number.taken" as const });
      throw error;
    }
  };
  const save = async (tx: Tx, number: string, channel: TextChannel, label: string, settings: object) => {
    const data = { label, settings: jsonInput(settings) };
    const { count } = await tx.boundNumber.updateMany({ where: { number, channel }, data });
    if (count === 0) return err({ code: "number.not-found" as const });
    return ok(toBinding(await tx.boundNumber.findFirstOrThrow({ where: { number }, include: WITH_TARGET })));
  };
  return {
    numbers: () =>
      inTx(async (tx) => {
        const rows = await tx.boundNumber.findMany({ include: WITH_TARGET, orderBy: { number: "asc" } });
        return rows.map(toBinding);
      }),

    async number(number) {
      const [row] = await look<BindingRow>({ name: "number", text: ONE, values: [number] });
      return row && toBinding(row);
    },

    async addNumber(number, label) {
      try {
        await inTx((tx) => tx.boundNumber.createMany({ data: { number, label } }));
        return ok({ number, label });
      } catch (error) {
        // Also when another tenant has it: a number has one owner in the installation.
        if (isTaken(error)) return err({ code: "number.taken" });
        throw error;
      }
    },

    addChat: (number, label, settings) => addWritten({ number, label, channel: "chat" }, { ...settings }),
    addTickets: (number, label) => addWritten({ number, label, channel: "ticket" }, {}),

    addOpen: (number, label, settings) => addWritten({ number, label, channel: "open" }, { ...settings }),

    addLine: (number, label, { channel, settings }, sealedSecret) =>
      addWritten({ number, label, channel }, { ...settings, sealedSecret }),

    saveLine: (number, label, { channel, settings }, sealedSecret) =>
      inTx(async (tx) => {
        const kept = sealedSecret ?? secretOf(await tx.boundNumber.findFirst({ where: { number, channel } }));
        return save(tx, number, channel, label, { ...settings, sealedSecret: kept });
      }),

    async openSecret(number) {
      return secretOf(await inTx((tx) => tx.boundNumber.findFirst({ where: { number } })));
    },

    saveSecret: (number, sealedSecret) =>
      inTx(async (tx) => {
        const row = await tx.boundNumber.findFirst({ where: { number } });
        if (!row || secretOf(row) === undefined) return err({ code: "number.not-found" });
        const settings = jsonInput({ ...(row.settings as object), sealedSecret });
        await tx.boundNumber.updateMany({ where: { number }, data: { settings } });
        return ok();
      }),

    saveChat: (number, label, settings) => inTx((tx) => save(tx, number, "chat", label, { ...settings })),

    async removeNumber(number) {
      const { count } = await inTx((tx) => tx.boundNumber.deleteMany({ where: { number } }));
      return count === 1 ? ok() : err({ code: "number.not-found" });
    },

    bind: (number, target) =>
      inTx(async (tx) => {
        if (target && !(await isThere(tx, target))) return err({ code: "flow.not-found" });
        const { count } = await tx.boundNumber.updateMany({
          where: { number },
          data: {
            flowName: target?.flow ?? null,
            version: target && "version" in target ? target.version : null,
            alias: target && "alias" in target ? target.alias : null,
          },
        });
        if (count === 0) return err({ code: "number.not-found" });
        return ok(toBinding(await tx.boundNumber.findFirstOrThrow({ where: { number }, include: WITH_TARGET })));
      }),
  };
}

function secretOf(row: { readonly settings: unknown } | null): string | undefined {
  return (row?.settings as { sealedSecret?: string } | null | undefined)?.sealedSecret;
}

/** The secret is nobody's to read who asks for a binding. */
function settingsOf<Line>({ settings }: { readonly settings: unknown }): Line {
  const { sealedSecret: _, ...line } = settings as { sealedSecret: string };
  return line as Line;
}

async function isThere(tx: Tx, target: NonNullable<Parameters<FlowStore["bind"]>[1]>): Promise<boolean> {
  const live = { flowName: target.flow };
  const there =
    "alias" in target
      ? await tx.flowAlias.findFirst({
          where: { ...live, alias: target.alias, target: { is: { flow: { is: { archivedAt: null } } } } },
        })
      : await tx.flowVersion.findFirst({
          where: { ...live, version: target.version, flow: { is: { archivedAt: null } } },
        });
  return there !== null;
}

type Hash = { readonly hash: string } | null;

interface BindingRow {
  readonly number: string;
  readonly label: string;
  readonly channel: string;
  readonly settings: unknown;
  readonly flowName: string | null;
  readonly alias: string | null;
  readonly version: number | null;
  readonly target: Hash;
  readonly environment: {
    readonly version: number;
    readonly canary: unknown;
    readonly target: Hash;
    readonly canaryTarget: Hash;
  } | null;
}

function toBinding(row: BindingRow): NumberBinding {
  const { environment } = row;
  const canary = environment?.canary as unknown as Canary | null | undefined;
  const canaryHash = environment?.canaryTarget?.hash as ProgramHash | undefined;
  return present({
    number: row.number,
    label: row.label,
    channel: row.channel === "voice" ? undefined : (row.channel as TextChannel),
    chat: row.channel === "chat" ? (row.settings as unknown as ChatSettings | null) : undefined,
    open: row.channel === "open" ? settingsOf<OpenChannelSettings>(row) : undefined,
    email: row.channel === "email" ? settingsOf<MailLine>(row) : undefined,
    provided: row.channel === "sms" || row.channel === "social" ? settingsOf<ProviderLine>(row) : undefined,
    flow: row.flowName,
    alias: row.alias,
    version: environment?.version ?? row.version,
    hash: (environment?.target ?? row.target)?.hash as ProgramHash | undefined,
    canary: canary && canaryHash ? { version: canary.version, hash: canaryHash, percent: canary.percent } : undefined,
  });
}
