import type { Json } from "@patchbay/base/json";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

/** Somebody, or the release duty itself, acting on releases. */
export type Releasing = Pick<Acting, "stores" | "bus" | "clock" | "by">;

/** Writes down who moved a release and tells every screen. */
export const tell =
  (releasing: Releasing) =>
  async (action: string, flow: string, detail: Json): Promise<void> => {
    await record(releasing)(action, flow, detail);
    await announce(releasing)({ type: "flow.changed", flow, change: "released", by: releasing.by });
  };
