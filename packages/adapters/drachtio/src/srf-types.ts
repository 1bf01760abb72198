/**
 * The part of drachtio-srf 5 that we use, as it behaves: its own declarations leave out dialog ids, transports and the
 * methods by verb, and demand whole request objects where a few fields are read.
 */
export interface SrfMessage {
  readonly method?: string;
  readonly uri: string;
  readonly body?: string;
  get(header: string): string | undefined;
  has(header: string): boolean;
}

export interface SrfRequest extends SrfMessage {
  readonly method: string;
  readonly source: "network" | "application";
  readonly source_address: string;
  readonly source_port: number;
  readonly stackDialogId?: string;
  on(event: "cancel", listener: () => void): void;
  on(event: "response", listener: (response: SrfResponse, ack: () => void) => void): void;
  cancel(options: { headers?: Record<string, string> }, done: (error: unknown) => void): void;
}

export interface SrfResponse extends SrfMessage {
  readonly status: number;
  readonly reason?: string;
  readonly source_address?: string;
  readonly source_port?: number;
  readonly stackDialogId?: string;
  send(
    status: number,
    options?: { headers?: Record<string, string>; body?: string },
    done?: (error: unknown, sent?: SrfMessage) => void,
    /** The PRACK of a reliable provisional response, or the ACK of a 200. */
    confirmed?: () => void,
  ): void;
}

export interface SrfRequestOptions {
  method: string;
  uri?: string;
  proxy?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Ours, not the library's: see `withCredentials`. */
  auth?: { username: string; password: string };
  stackDialogId?: string;
}

/** What `srf.addDialog` needs: in-dialog requests of this id are given to `handle`. */
export interface SrfDialogLike {
  readonly id: string;
  readonly dialogType: string;
  handle(request: SrfRequest, response: SrfResponse): void;
}

export type SrfHandler = (request: SrfRequest, response: SrfResponse) => void;

export interface SrfInstance {
  readonly app: {
    request(options: SrfRequestOptions, sent: (error: Error | null, request?: SrfRequest) => void): void;
    /** The frames of the control protocol, as they come; there once `connect` was called. */
    readonly client: {
      readonly wp: { prependListener(event: "msg", listener: (socket: unknown, frame: string) => void): void };
    };
  };
  connect(options: { host: string; port: number; secret: string; enablePing?: boolean; reconnect?: object }): void;
  disconnect(): void;
  addDialog(dialog: SrfDialogLike): void;
  removeDialog(dialog: SrfDialogLike): void;
  invite(handler: SrfHandler): void;
  register(handler: SrfHandler): void;
  options(handler: SrfHandler): void;
  subscribe(handler: SrfHandler): void;
  message(handler: SrfHandler): void;
  notify(handler: SrfHandler): void;
  publish(handler: SrfHandler): void;
  on(event: "connect", listener: (error: Error | null, hostport?: string) => void): void;
  on(event: "error" | "close" | "reconnecting", listener: (detail: unknown) => void): void;
}
