import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";

const MOST_CHARACTERS = 64 * 1024;

const text = z.union([z.string(), z.number()]).transform(String);

export const wechatMessage = z.object({
  ToUserName: text.optional(),
  FromUserName: z.string().min(1).max(100).optional(),
  CreateTime: text.optional(),
  MsgType: z.string().max(40).optional(),
  MsgId: text.optional(),
  Content: text.optional(),
  PicUrl: z.string().optional(),
  MediaId: z.string().optional(),
  Format: z.string().optional(),
  Recognition: z.string().optional(),
  Location_X: text.optional(),
  Location_Y: text.optional(),
  Label: text.optional(),
  Title: text.optional(),
  Description: text.optional(),
  Url: z.string().optional(),
  Event: z.string().optional(),
  EventKey: text.optional(),
  SessionFrom: text.optional(),
  bizmsgmenuid: text.optional(),
  Encrypt: z.string().optional(),
});
export type WechatMessage = z.output<typeof wechatMessage>;

// Entities other than XML's five would have to be declared, and what declares any is refused before.
const xml = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });

/** What the platform posts: XML, or JSON where the account was set so. Undefined for anything else. */
export function readWechatMessage(posted: string): WechatMessage | undefined {
  if (posted.length > MOST_CHARACTERS) return undefined;
  try {
    const read = wechatMessage.safeParse(posted.trimStart().startsWith("{") ? JSON.parse(posted) : asXml(posted));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function asXml(posted: string): unknown {
  // No message of theirs declares a document type: it is how entity bombs are built.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(posted) || XMLValidator.validate(posted) !== true) return undefined;
  return xml.parse(posted)?.xml;
}
