/** What we use of node-smpp, which brings no types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly system_id?: string;
    readonly message_id?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly short_message?: SmppWords | Buffer | string;
    readonly message_payload?: SmppWords | Buffer | string;
    readonly sar_msg_ref_num?: number;
    readonly sar_total_segments?: number;
    readonly sar_segment_seqnum?: number;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    readonly password?: string;
    isResponse(): boolean;
    response(options?: object): Pdu;
  }
  export interface SmppWords {
    readonly udh?: readonly Buffer[];
    readonly message?: string | Buffer;
  }
  type Ask = (options: object, answered?: (pdu: Pdu) => void) => boolean;
  export class Session extends EventEmitter {
    constructor(options: { readonly socket: Socket });
    readonly socket: Socket;
    readonly bind_transceiver: Ask;
    readonly enquire_link: Ask;
    readonly submit_sm: Ask;
    readonly deliver_sm: Ask;
    readonly unbind: Ask;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }
  export type Server = NetServer & { readonly sessions: readonly Session[] };
  const smpp: {
    readonly Session: typeof Session;
    createServer(listener: (session: Session) => void): Server;
    readonly encodings: Readonly<Record<"ASCII", { encode(text: string): Buffer }>>;
  };
  export default smpp;
}
