import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Records on local disk, while the database is away. Each frame: "PBSP", length (u32), CRC-32 over length and payload (u32),
 * payload. `append` resolves when the bytes are on disk (fdatasync). A reader takes whole and unharmed frames only; a torn
 * end (a crash's, never acknowledged) and flipped bits are counted as damage, and reading goes on at the next frame.
 */
export interface SpillFile {
  readonly length: number;
  append(payloads: readonly Uint8Array[]): Promise<void>;
  read(from: number, maxBytes: number): Promise<SpillChunk>;
  /** Forgets everything: all of it is in the database. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface SpillChunk {
  readonly payloads: readonly Buffer[];
  /** Where to read on; equal to the length when all was read. */
  readonly next: number;
  /** Stretches of bytes that are no whole frame. */
  readonly damaged: number;
}

const MAGIC = Buffer.from("PBSP");
const HEADER = 12;
const LARGEST = 64 * 1024 * 1024;

export async function openSpillFile(dir: string, name = "ledger.spill"): Promise<SpillFile> {
  await mkdir(dir, { recursive: true });
  const file = await open(join(dir, name), constants.O_RDWR | constants.O_CREAT);
  let length = (await file.stat()).size;
  let clearing: Promise<void> = Promise.resolve();
  return {
    get length() {
      return length;
    },
    async append(payloads) {
      const bytes = Buffer.concat(payloads.map(frame));
      await clearing;
      try {
        for (let written = 0; written < bytes.length; ) {
          written += (await file.write(bytes, written, bytes.length - written, length + written)).bytesWritten;
        }
        await file.datasync();
        length += bytes.length;
      } catch (error) {
        await file.truncate(length); // half a batch (disk full) is none
        throw error;
      }
    },
    async read(from, maxBytes) {
      for (let size = Math.max(maxBytes, HEADER); ; size *= 4) {
        const atEnd = from + size >= length;
        const chunk = parseFrames(await readBytes(file, from, Math.min(size, length - from)), atEnd);
        // Nothing used: the first frame is longer than the chunk.
        if (chunk.used > 0 || atEnd) return { ...chunk, next: from + chunk.used };
      }
    },
    clear() {
      length = 0;
      clearing = file.truncate(0).then(() => file.datasync());
      return clearing;
    },
    async close() {
      await clearing.catch(() => undefined);
      await file.close();
    },
  };
}

function frame(payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER + payload.byteLength);
  MAGIC.copy(bytes);
  bytes.writeUInt32BE(payload.byteLength, 4);
  bytes.set(payload, HEADER);
  bytes.writeUInt32BE(checksum(bytes.subarray(4, 8), payload), 8);
  return bytes;
}

function checksum(lengthBytes: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(lengthBytes));
}

/** `used`: bytes that need not be read again. Short of the file's end, a frame that is not all there is left for the next chunk. */
function parseFrames(bytes: Buffer, atEnd: boolean): { payloads: Buffer[]; used: number; damaged: number } {
  const payloads: Buffer[] = [];
  let damaged = 0;
  let harmed = false;
  let at = 0;
  while (at < bytes.length) {
    if (!atEnd && at + HEADER > bytes.length) break;
    const size = at + HEADER <= bytes.length ? bytes.readUInt32BE(at + 4) : LARGEST + 1;
    const plausible = size <= LARGEST && bytes.compare(MAGIC, 0, 4, at, at + 4) === 0;
    const end = at + HEADER + size;
    if (plausible && end > bytes.length && !atEnd) break;
    const payload = plausible && end <= bytes.length ? bytes.subarray(at + HEADER, end) : undefined;
    if (payload && checksum(bytes.subarray(at + 4, at + 8), payload) === bytes.readUInt32BE(at + 8)) {
      payloads.push(payload);
      at = end;
      harmed = false;
      continue;
    }
    if (!harmed) damaged++;
    harmed = true;
    const next = bytes.indexOf(MAGIC, at + 1);
    // The last bytes may be the beginning of a magic that goes on in the next chunk.
    at = next >= 0 ? next : atEnd ? bytes.length : Math.max(at + 1, bytes.length - MAGIC.length + 1);
  }
  return { payloads, used: at, damaged };
}

async function readBytes(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
