import { type AlertRule, CALM, nextAlertState } from "@patchbay/domain/alert";
import type { Chance } from "@patchbay/ports/chance";
import type { AlertMove, OpenAlert } from "@patchbay/ports/store/alert-store";
import { type Announcing, announce } from "../announce.ts";
import type { Measuring } from "../metric/query-metrics.ts";
import { readSubjects } from "./read-subjects.ts";

export interface TendingAlerts extends Announcing, Measuring {
  readonly chance: Chance;
}

/** Reads what the rules of a tenant watch, and tells whoever listens what began and what is over. */
export const tendAlerts = (tending: TendingAlerts) => async (): Promise<void> => {
  const { alerts } = tending.stores;
  const [rules, open] = await Promise.all([alerts.rules(), alerts.open()]);
  for (const rule of rules) {
    const known = open.filter((alert) => alert.rule === rule.id);
    if (rule.enabled) await tendRule(tending, rule, known);
    else for (const alert of known) await end(tending, rule, alert);
  }
};

async function tendRule(tending: TendingAlerts, rule: AlertRule, known: readonly OpenAlert[]): Promise<void> {
  const now = tending.clock.now();
  const readings = await readSubjects(tending)(rule);
  for (const { subject, label, value } of readings) {
    const alert = known.find((one) => one.subject === subject);
    const before = alert?.state ?? CALM;
    const state = nextAlertState(rule, before, value, now);
    if (state === before) continue;
    await make(tending, { id: alert?.id ?? tending.chance.id(), rule, subject, label, value, state });
  }
  const subjects = new Set(readings.map(({ subject }) => subject));
  for (const alert of known) if (!subjects.has(alert.subject)) await end(tending, rule, alert);
}

/** Its subject is gone, or nobody wants to know any more. */
function end(tending: TendingAlerts, rule: AlertRule, { id, subject }: OpenAlert): Promise<void> {
  return make(tending, { id, rule, subject, label: subject, value: null, state: CALM });
}

async function make(tending: TendingAlerts, move: AlertMove): Promise<void> {
  const { alerts } = tending.stores;
  if (!(await alerts.move(move, tending.clock.now()))) return;
  const alert = await alerts.find(move.id);
  // A pending one is known to nobody yet, and nobody hears that it passed.
  if (!alert) return;
  const { id, title, metric, subject, label, value, limit } = alert;
  const status = alert.clearedAt === undefined ? "raised" : "cleared";
  await announce(tending)({ type: "alert.changed", alert: id, title, status, metric, subject, label, value, limit });
}
