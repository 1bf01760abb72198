import { createHmac, timingSafeEqual } from "node:crypto";
import type { TenantId } from "@patchbay/base/ids";
import { DAY, type Instant } from "@patchbay/base/time";
import { z } from "zod";

const named = z.tuple([z.string(), z.string(), z.string(), z.string(), z.number()]);

export interface SharedFile {
  readonly tenant: TenantId;
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Addresses under which customers of channels get files that were sent to them: our signature under what and until when. */
export interface FileLinks {
  pathOf(file: SharedFile, now: Instant): string;
  /** Undefined for what we did not sign, or signed too long ago. */
  read(token: string, now: Instant): SharedFile | undefined;
}

const GOOD_FOR = 14 * DAY;

export function fileLinks(secret: string): FileLinks {
  const sign = (what: string) => createHmac("sha256", secret).update(`shared file\0${what}`).digest();
  return {
    pathOf({ tenant, id, name, type }, now) {
      const what = Buffer.from(JSON.stringify([tenant, id, name, type, now + GOOD_FOR])).toString("base64url");
      return `/channels/files/${what}.${sign(what).toString("base64url")}`;
    },
    read(token, now) {
      const [what = "", signature = "", ...rest] = token.split(".");
      const [given, due] = [Buffer.from(signature, "base64url"), sign(what)];
      if (rest.length > 0 || given.length !== due.length || !timingSafeEqual(given, due)) return undefined;
      const [tenant, id, name, type, until] = named.parse(JSON.parse(Buffer.from(what, "base64url").toString()));
      return until < now ? undefined : { tenant: tenant as TenantId, id, name, type };
    },
  };
}
