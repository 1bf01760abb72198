import { CHANNELS, type Channel } from "./routing/capacity.ts";

/**
 * A web address (a template) whose scheme and host are written out: what stands in `{{…}}` comes from customers and flows, and must
 * not choose the site that is opened. A name and a password before an `@` would hide the host.
 */
export const FIXED_HOST = /^https?:\/\/[^/?#{}@\\\s]+(?:[/?#]|$)/;

/** For whom and what a layout is. */
interface Aimed {
  readonly name: string;
  /** Absent: for everybody. */
  readonly team?: string;
  /** Absent: for contacts of every channel, and for the time between them. */
  readonly channel?: Channel;
}

/** The layouts of one agent: between contacts, and for those channels that have one of their own. */
export interface AgentLayouts<Layout> {
  readonly usual: Layout;
  readonly of: Readonly<Partial<Record<Channel, Layout>>>;
}

/**
 * What a team has goes before what everybody has; within that, what is for the channel before what is for all. `first` is for
 * those for whom nothing was arranged.
 */
export function layoutsOf<Layout extends Aimed>(
  layouts: readonly Layout[],
  team: string | undefined,
  first: Layout,
): AgentLayouts<Layout> {
  const of = (channel?: Channel) => {
    const fitting = (whose: string | undefined) => {
      const theirs = layouts.filter((layout) => layout.team === whose);
      const exact = channel && theirs.find((layout) => layout.channel === channel);
      return exact ?? theirs.find((layout) => layout.channel === undefined);
    };
    return (team === undefined ? undefined : fitting(team)) ?? fitting(undefined);
  };
  const usual = of() ?? first;
  const own = CHANNELS.flatMap((channel) => {
    const layout = of(channel);
    return layout && layout !== usual ? [[channel, layout] as const] : [];
  });
  return { usual, of: Object.fromEntries(own) };
}
