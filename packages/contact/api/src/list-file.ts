import { z } from "zod";

/** Of what a request may hold, with room for the rest of it. */
const MOST_CHARACTERS = 5_000_000;

/** A CSV file as it is, in base64. */
export const listFile = z.base64().max(MOST_CHARACTERS);
export const column = z.string().max(200);

export function bytesOf(file: string): Uint8Array {
  return Uint8Array.from(atob(file), (char) => char.charCodeAt(0));
}
