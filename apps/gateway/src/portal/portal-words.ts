import type { LinkWords } from "@patchbay/use-cases/portal/portal-link";

/** The mail with a customer's link. */
export const LINK_WORDS: Readonly<Record<"en" | "zh", LinkWords>> = {
  en: {
    subject: "Your tickets",
    text: "With this link you see your tickets. It is yours alone and works for seven days:\n\n{{link}}\n\nIf you did not ask for it, leave it be.",
  },
  zh: {
    subject: "您的工单",
    text: "通过以下链接可以查看您的工单。链接仅供您本人使用，七天内有效：\n\n{{link}}\n\n如果不是您本人申请，请忽略此邮件。",
  },
};
