import { MAX_FILE_BYTES } from "@patchbay/flow-model/parse-flow";
import type { ReadFile } from "./read-flow-file.ts";

/** What a file that somebody chose says, read in a worker of its own, which then ends. */
export function readInWorker(file: File): Promise<ReadFile> {
  const mega = MAX_FILE_BYTES / 1_000_000;
  if (file.size > MAX_FILE_BYTES) {
    const error = { en: `The file is larger than ${mega} MB.`, zh: `文件超过 ${mega} MB。` };
    return Promise.resolve({ ok: false, error });
  }
  const worker = new Worker(new URL("./read-flow-file.worker.ts", import.meta.url), { type: "module" });
  return new Promise<ReadFile>((done) => {
    worker.onmessage = ({ data }: MessageEvent<ReadFile>) => done(data);
    worker.onerror = () => done({ ok: false, error: { en: "The file cannot be read.", zh: "无法读取该文件。" } });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
