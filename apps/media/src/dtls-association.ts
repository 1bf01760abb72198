import type { Fingerprint } from "@patchbay/rtp/sdp";
import type { SrtpKeys } from "@patchbay/rtp/srtp";
import { DtlsServer, ProtectionProfileAes128CmHmacSha1_80, type Transport } from "werift";
import { type DtlsCertificate, fingerprintOf } from "./dtls-certificate.ts";

const KEY_LENGTH = 16;
const SALT_LENGTH = 14;

export interface EstablishedPeer {
  readonly local: SrtpKeys;
  readonly remote: SrtpKeys;
  matches(fingerprints: readonly Fingerprint[]): boolean;
}

/** One DTLS handshake with a party that is the client (RFC 5764); its outcome are SRTP keys and a certificate. */
export class DtlsAssociation {
  readonly #server: DtlsServer;
  readonly #transport: Transport;
  #established: EstablishedPeer | undefined;

  constructor(certificate: DtlsCertificate, send: (record: Buffer) => void, onEstablished: () => void) {
    this.#transport = {
      type: "udp",
      address: { address: "", family: "", port: 0 },
      closed: false,
      onData: () => {},
      send: async (record) => send(record),
      close: async () => {},
    };
    this.#server = new DtlsServer({
      transport: this.#transport,
      cert: certificate.certPem,
      key: certificate.keyPem,
      signatureHash: certificate.signatureHash as never,
      certificateRequest: true,
      extendedMasterSecret: true,
      srtpProfiles: [ProtectionProfileAes128CmHmacSha1_80],
    });
    this.#server.onConnect.subscribe(() => {
      this.#established = this.#peer();
      onEstablished();
    });
    // A handshake that cannot be completed is the party's affair: it will retry or give up.
    this.#server.onError.subscribe(() => {});
  }

  /** Undefined until the handshake is done. */
  get established(): EstablishedPeer | undefined {
    return this.#established;
  }

  /** False when the datagram was no DTLS record that can be read. */
  receive(bytes: Buffer): boolean {
    try {
      this.#transport.onData(bytes, ["", 0]);
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.#transport.onData = () => {};
    this.#server.onConnect.allUnsubscribe();
  }

  #peer(): EstablishedPeer | undefined {
    const certificate = this.#server.remoteCertificate;
    if (!certificate) return undefined;
    const keys = this.#server.extractSessionKeys(KEY_LENGTH, SALT_LENGTH);
    return {
      local: { key: keys.localKey, salt: keys.localSalt },
      remote: { key: keys.remoteKey, salt: keys.remoteSalt },
      matches: (fingerprints) =>
        fingerprints.some(({ algorithm, value }) => fingerprintOf(certificate, algorithm) === value),
    };
  }
}
