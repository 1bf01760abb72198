import { createSocket } from "node:dgram";
import { statfsSync } from "node:fs";
import { createServer } from "node:net";
import type { UpOptions } from "./options.ts";

const NEEDED_BYTES = 300 * 1024 * 1024;

/** What would make the start fail, in one sentence each. Empty when all is well. */
export async function preflight(options: UpOptions, dataDir: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const disk = statfsSync(dataDir);
  const free = disk.bavail * disk.bsize;
  if (free < NEEDED_BYTES) {
    problems.push(
      `The disk of ${dataDir} is full: ${Math.floor(free / 2 ** 20)} MB free, at least 300 MB are needed. Free some, or choose another place with --data.`,
    );
  }
  if (!(await tcpFree(options.port, options.host))) {
    problems.push(`Port ${options.port} (web) is taken by another program. Stop it, or choose another with --port.`);
  }
  const sip = options["sip-port"];
  if (!(await tcpFree(sip, options.host)) || !(await udpFree(sip, options.host))) {
    problems.push(`Port ${sip} (SIP) is taken by another program. Stop it, or choose another with --sip-port.`);
  }
  return problems;
}

/** A port that nobody listens on now; the kernel does not hand it out again soon. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function tcpFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function udpFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.once("error", () => resolve(false));
    socket.bind(port, host, () => socket.close(() => resolve(true)));
  });
}
