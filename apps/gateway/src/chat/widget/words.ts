const en = {
  open: "Open chat",
  close: "Close chat",
  write: "Write a message",
  send: "Send",
  typing: "is typing…",
  someone: "Support",
  you: "You",
  away: "No connection. Trying again…",
  waiting: "Somebody will be with you soon.",
  joined: "{who} has joined.",
  left: "{who} has left.",
  closed: "This conversation has ended. Write to begin a new one.",
  end: "End chat",
  refused: "Not sent. Please try again in a moment.",
  offline: "Nobody is here just now. Leave us a message, and we will get back to you.",
  name: "Your name",
  contact: "E-mail or phone",
  message: "Message",
  left_message: "Thank you. We have your message.",
  unread: "{count} unread",
};

export type Words = typeof en;

const zh: Words = {
  open: "打开聊天",
  close: "关闭聊天",
  write: "输入消息",
  send: "发送",
  typing: "正在输入…",
  someone: "客服",
  you: "您",
  away: "连接已断开，正在重试…",
  waiting: "客服即将为您服务。",
  joined: "{who} 已加入。",
  left: "{who} 已离开。",
  closed: "会话已结束，继续输入即可开始新会话。",
  end: "结束会话",
  refused: "未发送，请稍后再试。",
  offline: "现在无人在线。请留言，我们会尽快与您联系。",
  name: "您的姓名",
  contact: "邮箱或电话",
  message: "留言",
  left_message: "谢谢，我们已收到您的留言。",
  unread: "{count} 条未读",
};

export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith("zh") ? zh : en;
}
