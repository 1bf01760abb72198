import { BatchSockets } from "./batch-sockets.ts";
import { DatagramSockets } from "./datagram-sockets.ts";
import { DualStackSockets } from "./dual-stack-sockets.ts";
import type { PacketSockets } from "./packet-sockets.ts";

export interface SocketChoice {
  /** `batch` by the addon, `datagram` by Node's sockets, `auto` by the addon where it is built. */
  readonly packets: "auto" | "batch" | "datagram";
  readonly addon: string;
  readonly bind: string;
}

/** The fastest sockets there are here, or the ones asked for; throws when the addon is asked for and cannot be loaded. */
export function openSockets(config: SocketChoice): PacketSockets {
  const sockets = openOnAddress(config);
  return config.bind === "::" ? new DualStackSockets(sockets) : sockets;
}

function openOnAddress({ packets, addon, bind }: SocketChoice): PacketSockets {
  const batch = packets === "datagram" ? undefined : BatchSockets.load(addon, bind);
  if (batch) return batch;
  if (packets === "batch") throw new Error(`MEDIA_PACKETS is batch, but the addon ${addon} cannot be loaded.`);
  return new DatagramSockets(bind);
}
