import { parentPort } from "node:worker_threads";
import { loadSound } from "./load-sound.ts";
import type { LoadRequest } from "./sound-loader.ts";

parentPort?.on("message", async ({ id, path, format, key }: LoadRequest) => {
  const result = await loadSound(path, format, key);
  parentPort?.postMessage({ id, result }, result.ok ? [result.value.buffer as ArrayBuffer] : []);
});
