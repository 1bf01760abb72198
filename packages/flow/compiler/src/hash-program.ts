import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ProgramHash } from "@patchbay/base/ids";
import { canonicalJson, type Json } from "@patchbay/base/json";
import type { Program } from "@patchbay/flow-model/program";

/** SHA-256 of the program's canonical text, in hex: the same flow gives the same hash on every machine. */
export function hashProgram(program: Program): ProgramHash {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(program as unknown as Json)))) as ProgramHash;
}
