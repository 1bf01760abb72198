import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { LanguagesPort } from "@patchbay/ports/flow/language-model";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Journal } from "@patchbay/ports/journal";
import type { MailSender } from "@patchbay/ports/mail";
import type { MediaPort } from "@patchbay/ports/media";
import type { Signalling } from "@patchbay/ports/signalling";
import type { SoundStore, Speech } from "@patchbay/ports/sound-store";
import type { SpeechRecogniser } from "@patchbay/ports/speech-recogniser";
import type { Stores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import type { Rooms } from "../conference/rooms.ts";
import type { SipTraces } from "../trace/sip-traces.ts";

/** Everything outside that the runtime's parts work with; made once in the composition root, or of fakes in tests. */
export interface World {
  /** This process's name: owner of calls, holder of leases, address on the bus. */
  readonly runtime: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly signalling: Signalling;
  readonly media: MediaPort;
  readonly stores: Stores;
  readonly journal: Journal;
  readonly bus: Bus;
  readonly sounds: SoundStore;
  readonly speech: Speech;
  /** Undefined where none is installed: menus then go by keys alone. */
  readonly recogniser: SpeechRecogniser | undefined;
  readonly http: HttpPort;
  /** Conference rooms that stand in this runtime. */
  readonly rooms: Rooms;
  readonly mail: MailSender;
  readonly vault: Vault;
  readonly languages: LanguagesPort;
  /** The SIP messages of the calls that run here. */
  readonly traces: SipTraces;
  readonly log: Log;
}

/** Facts first, then one sentence. Never secrets, digits or SDP. */
export interface Log {
  info(facts: object, what: string): void;
  warn(facts: object, what: string): void;
  error(facts: object, what: string): void;
}
