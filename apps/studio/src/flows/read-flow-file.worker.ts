import { readFlowFile } from "./read-flow-file.ts";

/** Reads beside the page: whatever is in the file, the page goes on. */
self.onmessage = async ({ data }: MessageEvent<File>) => {
  self.postMessage(await readFlowFile(await data.text()));
};
