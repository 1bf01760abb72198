import { type Channel, USUAL_CAPACITY } from "@patchbay/domain/routing/capacity";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";

/** The rules with their own word on a channel: both its number and its interruptions, from what is usual on. */
export function withChannel(
  rules: WorkingRules,
  channel: Channel,
  { most, interrupts }: { readonly most?: number; readonly interrupts?: readonly Channel[] },
): WorkingRules {
  return {
    ...rules,
    most: { ...rules.most, [channel]: most ?? rules.most?.[channel] ?? USUAL_CAPACITY.most[channel] },
    interrupts: {
      ...rules.interrupts,
      [channel]: interrupts ?? rules.interrupts?.[channel] ?? USUAL_CAPACITY.interrupts[channel],
    },
  };
}

/** The channel goes back to what the team does, or what is usual. */
export function withoutChannel(rules: WorkingRules, channel: Channel): WorkingRules {
  const { [channel]: _, ...most } = rules.most ?? {};
  const { [channel]: __, ...interrupts } = rules.interrupts ?? {};
  return { ...rules, most, interrupts };
}
