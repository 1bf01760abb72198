import { describe, expect, it } from "vitest";
import { queueAnnouncement } from "./queue-announcement.ts";

describe("what a waiting caller is told", () => {
  it("is the place, and a wait rounded up to minutes when there is experience", () => {
    expect(queueAnnouncement("en", 3, 150_000)).toBe(
      "You are number 3 in line. Your expected wait is about 3 minutes.",
    );
    expect(queueAnnouncement("en-GB", 1, 5_000)).toBe("You are next in line. Your expected wait is about one minute.");
    expect(queueAnnouncement("en", 2, undefined)).toBe("You are number 2 in line.");
  });

  it("is said in Chinese to those who speak it", () => {
    expect(queueAnnouncement("zh", 3, 150_000)).toBe("您目前排在第3位。预计等待时间约3分钟。");
    expect(queueAnnouncement("zh-CN", 1, undefined)).toBe("您是队列中的下一位。");
  });
});
