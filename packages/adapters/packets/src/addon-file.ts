import { fileURLToPath } from "node:url";

/** Where set-up builds the addon. */
export const ADDON_FILE = fileURLToPath(new URL("../../../../.patchbay/native/packets.node", import.meta.url));
