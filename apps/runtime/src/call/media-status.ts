import type { MediaError } from "@patchbay/ports/media";

/** What a caller is answered whom the media workers cannot serve. */
export const MEDIA_STATUS = {
  "media.no-worker": 503,
  "media.busy": 503,
  "media.unknown-leg": 500,
  "media.unknown-recording": 500,
  "media.no-common-codec": 488,
  "media.bad-sdp": 400,
  "media.fork-refused": 500,
  "media.timeout": 503,
} as const satisfies Record<MediaError["code"], number>;
