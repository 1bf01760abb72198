import { NEW_TRUNK } from "@patchbay/domain/trunk/trunk";
import { liveFloor } from "./floor.ts";
import type { Company } from "./world.ts";

/** 云帆电商: an online shop; the Chinese half of the demo world. */
export const yunfan: Company = {
  slug: "yunfan",
  name: "云帆电商",
  timeZone: "Asia/Shanghai",
  language: "zh",
  people: [
    { login: "admin", name: "林书瑶", role: "admin" },
    { login: "analyst", name: "周明轩", role: "analyst" },
    { login: "supervisor", name: "陈立国", role: "supervisor" },
    { login: "manager", name: "吴静怡", role: "manager" },
    {
      login: "agent1",
      name: "赵晓雨",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "mandarin", level: 9 },
        { skill: "returns", level: 7 },
      ],
    },
    {
      login: "agent2",
      name: "孙浩然",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "mandarin", level: 8 },
        { skill: "cantonese", level: 9 },
      ],
    },
    {
      login: "agent3",
      name: "何美琳",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "mandarin", level: 7 },
        { skill: "english", level: 8 },
      ],
    },
  ],
  queues: [
    {
      name: "sales",
      title: "售前咨询",
      ringMs: 20_000,
      wrapUpMs: 30_000,
      serviceLevelMs: 20_000,
      members: ["agent1", "agent2", "agent3"],
    },
    {
      name: "support",
      title: "售后服务",
      ringMs: 20_000,
      wrapUpMs: 60_000,
      serviceLevelMs: 30_000,
      members: ["agent1", "agent2", "agent3"],
    },
  ],
  calendars: [
    {
      name: "office-hours",
      title: "工作时间（演示：全天）",
      timeZone: "Asia/Shanghai",
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }],
      holidays: [],
      emergency: false,
    },
    {
      name: "branch-hours",
      title: "门店营业时间",
      timeZone: "Asia/Shanghai",
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "10:00", to: "02:00" }],
      holidays: [{ date: "2027-02-05", title: "除夕", spans: [{ from: "10:00", to: "15:00" }] }],
      publicHolidays: "CN",
      emergency: false,
    },
  ],
  breakReasons: [
    { code: "lunch", en: "Lunch", zh: "午餐" },
    { code: "rest", en: "Rest", zh: "小休" },
    { code: "training", en: "Training", zh: "培训" },
    { code: "meeting", en: "Meeting", zh: "会议" },
  ],
  customers: [
    {
      name: "李晨曦",
      tier: "金卡",
      language: "zh",
      externalId: "YF-8001",
      phones: ["+8613800138001", "2000"],
      emails: ["chenxi@example.cn"],
      tags: ["数码"],
      fields: { 会员年限: 4 },
    },
    {
      name: "王佳宁",
      tier: "普通",
      language: "zh",
      externalId: "YF-8002",
      phones: ["+8613900139002"],
      emails: [],
      tags: ["母婴"],
      fields: {},
    },
    {
      name: "广州晴川贸易",
      tier: "企业",
      language: "zh",
      externalId: "YF-9001",
      phones: ["+862088880001"],
      emails: ["buyer@qingchuan.example.cn"],
      tags: ["企业采购"],
      fields: { 账期: "30 天" },
    },
  ],
  scripts: [
    {
      name: "return-goods",
      title: "退货处理",
      steps: [
        {
          id: "hello",
          text: "您好 {{customer.name}}，请问是哪一笔订单需要退货？",
          answers: [
            { label: "七天内", to: "free" },
            { label: "超过七天", to: "quality" },
          ],
        },
        {
          id: "free",
          text: "支持七天无理由退货，确认商品完好后安排上门取件。",
          answers: [{ label: "已安排", to: "done" }],
        },
        {
          id: "quality",
          text: "请客户提供商品照片，判断是否质量问题。",
          answers: [
            { label: "质量问题", to: "ticket" },
            { label: "非质量问题", to: "decline" },
          ],
        },
        { id: "ticket", text: "创建“售后”工单，附上订单号与照片说明。", answers: [{ label: "已创建", to: "done" }] },
        { id: "decline", text: "说明政策并致歉，可提供优惠券。", answers: [{ label: "已说明", to: "done" }] },
        { id: "done", text: "还有什么可以帮您？感谢来电。", answers: [] },
      ],
    },
  ],
  articles: [
    {
      title: "七天无理由退货",
      body: "自签收次日起七天内，商品完好可无理由退货。生鲜、定制商品除外。",
      language: "zh",
      tags: ["退货"],
    },
    {
      title: "发票开具",
      body: "订单完成后可在“我的订单”申请电子发票，企业客户可开具专用发票。",
      language: "zh",
      tags: ["发票"],
    },
    {
      title: "双十一发货时效",
      body: "大促期间订单在 72 小时内发出，预售商品以页面标注时间为准。",
      language: "zh",
      tags: ["物流"],
    },
  ],
  dashboards: [{ title: "实时大屏", tiles: liveFloor }],
  trunks: [
    {
      ...NEW_TRUNK,
      name: "carrier",
      uri: "sip:127.0.0.1:5098;transport=udp",
      from: ["127.0.0.0/8"],
      callerId: "+862150000000",
      allowedPrefixes: ["+86"],
      // Nobody is there until somebody starts a carrier.
      probed: false,
    },
  ],
  numbers: [
    { number: "5000", label: "客服热线", flow: "welcome" },
    { number: "5001", label: "五级菜单", flow: "five-levels" },
    { number: "5002", label: "预约", flow: "appointment" },
  ],
};
