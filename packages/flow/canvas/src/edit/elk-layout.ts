import type { ElkNode } from "elkjs/lib/elk-api.js";

/** Runs ELK in a worker of its own where there are workers, else here (tests). Loaded on first use. */
export async function elkLayout(graph: ElkNode): Promise<ElkNode> {
  if (typeof Worker === "undefined") {
    const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
    return new Elk().layout(graph);
  }
  const worker = new Worker(new URL("./lay-out.worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<ElkNode>((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<ElkNode>) => done(data);
      worker.onerror = (event) => fail(new Error(event.message));
      worker.postMessage(graph);
    });
  } finally {
    worker.terminate();
  }
}
