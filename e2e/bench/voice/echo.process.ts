/** `echo.process.ts datagram|batch COUNT`: so many UDP ports, printed as JSON; what comes to one goes back from it. */
import { ADDON_FILE } from "@patchbay/adapter-packets/addon-file";
import { MediaPorts } from "@patchbay/adapter-packets/media-ports";
import { openSockets } from "@patchbay/adapter-packets/open-sockets";
import type { PacketSocket, Peer } from "@patchbay/adapter-packets/packet-sockets";

const TURN_MS = 5;
const [packets, count] = process.argv.slice(2) as ["datagram" | "batch", string];
const sockets = openSockets({ packets, addon: ADDON_FILE, bind: "127.0.0.1" });
const ports = new MediaPorts(sockets, 20_000, 39_999);
const opened: number[] = [];
for (let i = 0; i < Number(count); i += 1) {
  let socket: PacketSocket | undefined;
  let peer: Peer | undefined;
  socket = await ports.open((bytes, from) => {
    if (!peer) {
      peer = { ...from };
      socket?.attach(peer);
    }
    // The bytes are ours only now.
    socket?.send(Buffer.from(bytes), bytes.length, peer);
  });
  if (!socket) throw new Error("no port is free");
  opened.push(socket.port);
}
console.log(JSON.stringify(opened));
setInterval(() => {
  sockets.receive();
  sockets.flush();
}, TURN_MS);
