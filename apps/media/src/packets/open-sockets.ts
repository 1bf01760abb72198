import type { MediaConfig } from "../env.ts";
import { BatchSockets } from "./batch-sockets.ts";
import { DatagramSockets } from "./datagram-sockets.ts";
import { DualStackSockets } from "./dual-stack-sockets.ts";
import type { PacketSockets } from "./packet-sockets.ts";

/** The fastest sockets there are here, or the ones asked for; throws when the addon is asked for and cannot be loaded. */
export function openSockets(config: Pick<MediaConfig, "packets" | "addon" | "bind">): PacketSockets {
  const sockets = openOnAddress(config);
  return config.bind === "::" ? new DualStackSockets(sockets) : sockets;
}

function openOnAddress({ packets, addon, bind }: Pick<MediaConfig, "packets" | "addon" | "bind">): PacketSockets {
  const batch = packets === "datagram" ? undefined : BatchSockets.load(addon, bind);
  if (batch) return batch;
  if (packets === "batch") throw new Error(`MEDIA_PACKETS is batch, but the addon ${addon} cannot be loaded.`);
  return new DatagramSockets(bind);
}
