export const CHANNELS = ["voice", "chat", "email", "task"] as const;
export type Channel = (typeof CHANNELS)[number];

/** How many contacts of each channel an agent has at hand. A chat whose customer went quiet does not count. */
export type Load = Readonly<Partial<Record<Channel, number>>>;

export interface Capacity {
  /** So many at a time. */
  readonly most: Readonly<Record<Channel, number>>;
  /** A contact of the first channel may come while contacts of these are at hand. Its own channel needs no mention. */
  readonly interrupts: Readonly<Record<Channel, readonly Channel[]>>;
}

/** One call, also beside chats; a call interrupts what can wait, and nothing interrupts a call. */
export const USUAL_CAPACITY: Capacity = {
  most: { voice: 1, chat: 3, email: 5, task: 5 },
  interrupts: { voice: ["chat", "email", "task"], chat: ["email", "task"], email: ["task"], task: ["email"] },
};

export type NoRoom =
  | { readonly full: Channel; readonly has: number; readonly most: number }
  /** Busy with a channel that this one must not interrupt. */
  | { readonly busyWith: Channel };

/** Why a contact of the channel has no room beside the load; undefined when it has. */
export function noRoomFor(channel: Channel, load: Load, capacity: Capacity): NoRoom | undefined {
  const has = load[channel] ?? 0;
  const most = capacity.most[channel];
  if (has >= most) return { full: channel, has, most };
  for (const other of CHANNELS) {
    if (other === channel || !load[other]) continue;
    if (!capacity.interrupts[channel].includes(other)) return { busyWith: other };
  }
  return undefined;
}
