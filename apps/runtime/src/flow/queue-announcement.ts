import { MINUTE, type Millis } from "@patchbay/base/time";

/** What a waiting customer is told. Minutes are rounded up, and never promised below one. */
export function queueAnnouncement(language: string, position: number, expectedMs: Millis | undefined): string {
  const minutes = expectedMs === undefined ? undefined : Math.max(1, Math.ceil(expectedMs / MINUTE));
  if (language.startsWith("zh")) {
    const wait = minutes === undefined ? "" : `预计等待时间约${minutes}分钟。`;
    return position === 1 ? `您是队列中的下一位。${wait}` : `您目前排在第${position}位。${wait}`;
  }
  const wait =
    minutes === undefined ? "" : ` Your expected wait is about ${minutes === 1 ? "one minute" : `${minutes} minutes`}.`;
  return position === 1 ? `You are next in line.${wait}` : `You are number ${position} in line.${wait}`;
}
