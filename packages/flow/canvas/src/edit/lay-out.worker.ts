import Elk, { type ElkNode } from "elkjs/lib/elk.bundled.js";

/** ELK beside the page: a thousand steps take it seconds. */
self.onmessage = async ({ data }: MessageEvent<ElkNode>) => {
  self.postMessage(await new Elk().layout(data));
};
