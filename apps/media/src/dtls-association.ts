import { verify, X509Certificate } from "node:crypto";
import type { Fingerprint } from "@patchbay/rtp/sdp";
import type { SrtpKeys } from "@patchbay/rtp/srtp";
import { DtlsServer, ProtectionProfileAes128CmHmacSha1_80, type Transport } from "werift";
import { type DtlsCertificate, fingerprintOf } from "./dtls-certificate.ts";

const KEY_LENGTH = 16;
const SALT_LENGTH = 14;

/** Handshake types and hash numbers of TLS 1.2 (RFC 5246 §7.4, §7.4.1.4.1). */
const CERTIFICATE_VERIFY = 15;
const FINISHED = 20;
const HASHES: Readonly<Record<number, string>> = { 4: "sha256", 5: "sha384", 6: "sha512" };

export interface EstablishedPeer {
  readonly local: SrtpKeys;
  readonly remote: SrtpKeys;
  matches(fingerprints: readonly Fingerprint[]): boolean;
}

/** One DTLS handshake with a party that is the client (RFC 5764); its outcome are SRTP keys and a certificate. */
export class DtlsAssociation {
  readonly #server: DtlsServer;
  readonly #transport: Transport;
  readonly #arrived: Buffer[] = [];
  readonly #onJunk: () => void;
  #established: EstablishedPeer | undefined;

  constructor(
    certificate: DtlsCertificate,
    listener: { send(record: Buffer): void; established(): void; junk(): void },
  ) {
    this.#onJunk = listener.junk;
    this.#transport = {
      type: "udp",
      address: { address: "", family: "", port: 0 },
      closed: false,
      onData: () => {},
      send: async (record) => listener.send(record),
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
      if (this.#established) listener.established();
    });
    // A handshake that cannot be completed is the party's affair: it will retry or give up.
    this.#server.onError.subscribe(() => {});
  }

  /** Undefined until the handshake is done. */
  get established(): EstablishedPeer | undefined {
    return this.#established;
  }

  /**
   * One datagram of the party; what it says is read in a later turn of the event loop. The library answers a flight in
   * several steps, and loses its way when the next datagram (or the same again) comes between two of them.
   */
  receive(bytes: Buffer): void {
    this.#arrived.push(bytes);
    if (this.#arrived.length === 1) setImmediate(() => this.#read());
  }

  close(): void {
    this.#arrived.length = 0;
    this.#transport.onData = () => {};
    this.#server.onConnect.allUnsubscribe();
  }

  #read(): void {
    const bytes = this.#arrived[0];
    if (!bytes) return;
    try {
      this.#transport.onData(bytes, ["", 0]);
    } catch {
      this.#onJunk();
    }
    this.#arrived.shift();
    if (this.#arrived.length > 0) setImmediate(() => this.#read());
  }

  #peer(): EstablishedPeer | undefined {
    const certificate = this.#server.remoteCertificate;
    if (!certificate || !this.#provesPossession(certificate)) return undefined;
    const keys = this.#server.extractSessionKeys(KEY_LENGTH, SALT_LENGTH);
    return {
      local: { key: keys.localKey, salt: keys.localSalt },
      remote: { key: keys.remoteKey, salt: keys.remoteSalt },
      matches: (fingerprints) =>
        fingerprints.some(({ algorithm, value }) => fingerprintOf(certificate, algorithm) === value),
    };
  }

  /**
   * Whether the party holds the key of the certificate it shows: its CertificateVerify signs all handshake messages
   * before it (RFC 5246 §7.4.8). The library reads that message without checking it, and a certificate alone is public.
   */
  #provesPossession(certificate: Buffer): boolean {
    const messages = this.#server.dtls.sortedHandshakeCache;
    const proof = messages.find(({ msg_type }) => msg_type === CERTIFICATE_VERIFY)?.fragment;
    const hash = HASHES[proof?.[0] ?? 0];
    if (!proof || proof.length < 4 || !hash) return false;
    const signed = messages.filter(({ msg_type }) => msg_type !== CERTIFICATE_VERIFY && msg_type !== FINISHED);
    const transcript = Buffer.concat(signed.map((message) => message.serialize()));
    const signature = proof.subarray(4, 4 + proof.readUInt16BE(2));
    try {
      return verify(hash, transcript, new X509Certificate(certificate).publicKey, signature);
    } catch {
      // No certificate that can be read proves nothing.
      return false;
    }
  }
}
