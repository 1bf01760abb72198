import { NEW_TRUNK } from "@patchbay/domain/trunk/trunk";
import { liveFloor } from "./floor.ts";
import type { Company } from "./world.ts";

/** Harbour Coffee: roasts, subscriptions and machines; the English half of the demo world. */
export const harbour: Company = {
  slug: "harbour",
  name: "Harbour Coffee",
  timeZone: "Europe/London",
  language: "en",
  people: [
    { login: "admin", name: "Ada Marsh", role: "admin" },
    { login: "analyst", name: "Noor Haddad", role: "analyst" },
    { login: "supervisor", name: "Sam Okafor", role: "supervisor" },
    { login: "manager", name: "Maeve Byrne", role: "manager" },
    {
      login: "agent1",
      name: "Leo Lindqvist",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "english", level: 8 },
        { skill: "machines", level: 6 },
      ],
    },
    {
      login: "agent2",
      name: "Priya Nair",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "english", level: 9 },
        { skill: "subscriptions", level: 7 },
      ],
    },
    {
      login: "agent3",
      name: "Tomás Vidal",
      role: "agent",
      skills: [
        { skill: "sales", level: 6 },
        { skill: "support", level: 6 },
        { skill: "english", level: 6 },
        { skill: "spanish", level: 10 },
      ],
    },
  ],
  queues: [
    {
      name: "sales",
      title: "Sales",
      ringMs: 20_000,
      wrapUpMs: 30_000,
      serviceLevelMs: 20_000,
      members: ["agent1", "agent2", "agent3"],
    },
    {
      name: "support",
      title: "Support",
      ringMs: 20_000,
      wrapUpMs: 60_000,
      serviceLevelMs: 30_000,
      members: ["agent1", "agent2", "agent3"],
    },
  ],
  calendars: [
    {
      name: "office-hours",
      title: "Office hours (always open in the demo)",
      timeZone: "Europe/London",
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }],
      holidays: [],
      emergency: false,
    },
    {
      name: "branch-hours",
      title: "Branches",
      timeZone: "Europe/London",
      weekly: [
        { days: [1, 2, 3, 4, 5], from: "07:30", to: "18:00" },
        { days: [6], from: "09:00", to: "17:00" },
      ],
      holidays: [{ date: "2026-12-24", title: "Christmas Eve", spans: [{ from: "07:30", to: "13:00" }] }],
      publicHolidays: "GB-ENG",
      emergency: false,
    },
  ],
  breakReasons: [
    { code: "lunch", en: "Lunch", zh: "午餐" },
    { code: "coffee", en: "Coffee", zh: "茶歇" },
    { code: "training", en: "Training", zh: "培训" },
    { code: "meeting", en: "Meeting", zh: "会议" },
  ],
  customers: [
    {
      name: "Grace Whitfield",
      tier: "gold",
      language: "en",
      externalId: "HC-1001",
      phones: ["+442071234501", "1000"],
      emails: ["grace@whitfield.example"],
      tags: ["subscription", "espresso"],
      fields: { machine: "Linea Mini", since: 2021 },
    },
    {
      name: "Oliver Tran",
      tier: "standard",
      language: "en",
      externalId: "HC-1002",
      phones: ["+442071234502"],
      emails: ["oliver.tran@mail.example"],
      tags: ["filter"],
      fields: { since: 2024 },
    },
    {
      name: "The Copper Kettle",
      tier: "trade",
      language: "en",
      externalId: "HC-2001",
      phones: ["+442071234510", "+447700900123"],
      emails: ["orders@copperkettle.example"],
      tags: ["trade", "weekly-delivery"],
      fields: { account: "net-30", machines: 3 },
    },
    {
      name: "Hannah Seidel",
      tier: "standard",
      language: "en",
      externalId: "HC-1003",
      phones: ["+4930123456"],
      emails: ["hannah@seidel.example"],
      tags: [],
      fields: {},
    },
  ],
  scripts: [
    {
      name: "machine-fault",
      title: "Machine fault",
      steps: [
        {
          id: "hello",
          text: "Thank {{customer.name}} for calling and ask what the machine does.",
          answers: [
            { label: "No pressure", to: "pressure" },
            { label: "Leaks", to: "leak" },
          ],
        },
        {
          id: "pressure",
          text: "Is the water tank full and seated? Ask them to run it empty once.",
          answers: [
            { label: "Works again", to: "done" },
            { label: "Still nothing", to: "repair" },
          ],
        },
        {
          id: "leak",
          text: "Switch it off and unplug it first. Where does the water come from?",
          answers: [
            { label: "Group head", to: "gasket" },
            { label: "Underneath", to: "repair" },
          ],
        },
        {
          id: "gasket",
          text: "Offer the gasket kit (free within warranty).",
          answers: [{ label: "Sent", to: "done" }],
        },
        {
          id: "repair",
          text: "Book a courier. Open a ticket of type *repair* with the serial number.",
          answers: [{ label: "Booked", to: "done" }],
        },
        { id: "done", text: "Ask whether there is anything else, and thank them.", answers: [] },
      ],
    },
    {
      name: "new-subscription",
      title: "New subscription",
      steps: [
        {
          id: "taste",
          text: "How do they brew at home?",
          answers: [
            { label: "Espresso", to: "espresso" },
            { label: "Filter", to: "filter" },
          ],
        },
        { id: "espresso", text: "Suggest *Quayside* every two weeks.", answers: [{ label: "Agreed", to: "address" }] },
        {
          id: "filter",
          text: "Suggest *Lighthouse* every three weeks.",
          answers: [{ label: "Agreed", to: "address" }],
        },
        { id: "address", text: "Confirm name, address and the first delivery day.", answers: [] },
      ],
    },
  ],
  articles: [
    {
      title: "Descaling a Linea Mini",
      body: "Fill the tank with descaler and water 1:10, run 200 ml through the group, wait ten minutes, then rinse with two full tanks.\n\nNever descale a machine that leaks.",
      language: "en",
      tags: ["machines"],
    },
    {
      title: "Pausing a subscription",
      body: "A subscription can be paused for up to three months. The next delivery date is the day after the pause ends.",
      language: "en",
      tags: ["subscriptions"],
    },
    {
      title: "Refunds for late deliveries",
      body: "Deliveries more than five working days late are refunded in full without a return.",
      language: "en",
      tags: ["orders"],
    },
    {
      title: "Warranty",
      body: "Machines: 24 months. Grinders: 12 months. Gaskets and seals are sent free within warranty.",
      language: "en",
      tags: ["machines", "warranty"],
    },
  ],
  dashboards: [{ title: "Live floor", tiles: liveFloor }],
  trunks: [
    {
      ...NEW_TRUNK,
      name: "carrier",
      uri: "sip:127.0.0.1:5099;transport=udp",
      from: ["127.0.0.0/8"],
      callerId: "+442071230000",
      allowedPrefixes: ["+44"],
      // Nobody is there until somebody starts a carrier.
      probed: false,
    },
  ],
  numbers: [
    { number: "4000", label: "Main line", flow: "welcome" },
    { number: "4001", label: "Menus five deep", flow: "five-levels" },
    { number: "4002", label: "Appointments", flow: "appointment" },
  ],
};
