import type { Transport } from "@patchbay/sip/flow";

/** `udp://127.0.0.1:5060`: where to listen. Port 0 takes any free one. */
export interface ListenUri {
  readonly transport: Transport;
  readonly host: string;
  readonly port: number;
}

export function parseListenUri(text: string): ListenUri | undefined {
  const match = /^(udp|tcp|tls|ws|wss):\/\/(\[[0-9a-f:.]+\]|[^\s:/]+):(\d{1,5})\/?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, transport, host, port] = match as unknown as [string, string, string, string];
  if (Number(port) > 65_535) return undefined;
  return { transport: transport.toLowerCase() as Transport, host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

export function listenUriText(uri: ListenUri): string {
  return `${uri.transport}://${uri.host.includes(":") ? `[${uri.host}]` : uri.host}:${uri.port}`;
}
