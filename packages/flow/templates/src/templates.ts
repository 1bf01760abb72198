import type { Locale, LocalText } from "@patchbay/base/text";
import type { FlowDocument } from "@patchbay/flow-model/document";
import afterSalesReturns from "./after-sales-returns.flow.json" with { type: "json" };
import afterSalesReturnsZh from "./after-sales-returns.zh.json" with { type: "json" };
import bankIvr from "./bank-ivr.flow.json" with { type: "json" };
import bankIvrZh from "./bank-ivr.zh.json" with { type: "json" };
import callback from "./callback.flow.json" with { type: "json" };
import callbackZh from "./callback.zh.json" with { type: "json" };
import chatBotWithHandOver from "./chat-bot-with-hand-over.flow.json" with { type: "json" };
import chatBotWithHandOverZh from "./chat-bot-with-hand-over.zh.json" with { type: "json" };
import clinicBooking from "./clinic-booking.flow.json" with { type: "json" };
import clinicBookingZh from "./clinic-booking.zh.json" with { type: "json" };
import customerHotline from "./customer-hotline.flow.json" with { type: "json" };
import customerHotlineZh from "./customer-hotline.zh.json" with { type: "json" };
import emergencyAnnouncement from "./emergency-announcement.flow.json" with { type: "json" };
import emergencyAnnouncementZh from "./emergency-announcement.zh.json" with { type: "json" };
import nightDesk from "./night-desk.flow.json" with { type: "json" };
import nightDeskZh from "./night-desk.zh.json" with { type: "json" };
import orderStatus from "./order-status.flow.json" with { type: "json" };
import orderStatusZh from "./order-status.zh.json" with { type: "json" };
import outOfHoursVoicemail from "./out-of-hours-voicemail.flow.json" with { type: "json" };
import outOfHoursVoicemailZh from "./out-of-hours-voicemail.zh.json" with { type: "json" };
import paymentReminder from "./payment-reminder.flow.json" with { type: "json" };
import paymentReminderZh from "./payment-reminder.zh.json" with { type: "json" };
import satisfactionSurvey from "./satisfaction-survey.flow.json" with { type: "json" };
import satisfactionSurveyZh from "./satisfaction-survey.zh.json" with { type: "json" };
import ticketEscalation from "./ticket-escalation.flow.json" with { type: "json" };
import ticketEscalationZh from "./ticket-escalation.zh.json" with { type: "json" };
import ticketLife from "./ticket-life.flow.json" with { type: "json" };
import ticketLifeZh from "./ticket-life.zh.json" with { type: "json" };
import { type Phrases, translated } from "./translated.ts";
import twoLanguages from "./two-languages.flow.json" with { type: "json" };
import twoLanguagesZh from "./two-languages.zh.json" with { type: "json" };
import vipRouting from "./vip-routing.flow.json" with { type: "json" };
import vipRoutingZh from "./vip-routing.zh.json" with { type: "json" };

/** A whole flow to begin with. Queues, calendars and tables are named as most would call them; the author chooses their own. */
export interface FlowTemplate {
  readonly id: string;
  readonly title: LocalText;
  readonly description: LocalText;
  flow(locale: Locale): FlowDocument;
}

/** In the order in which they are offered. */
export const FLOW_TEMPLATES: readonly FlowTemplate[] = [
  template(customerHotline, customerHotlineZh),
  template(afterSalesReturns, afterSalesReturnsZh),
  template(bankIvr, bankIvrZh),
  template(clinicBooking, clinicBookingZh),
  template(satisfactionSurvey, satisfactionSurveyZh),
  template(orderStatus, orderStatusZh),
  template(outOfHoursVoicemail, outOfHoursVoicemailZh),
  template(vipRouting, vipRoutingZh),
  template(callback, callbackZh),
  template(ticketEscalation, ticketEscalationZh),
  template(ticketLife, ticketLifeZh),
  template(paymentReminder, paymentReminderZh),
  template(emergencyAnnouncement, emergencyAnnouncementZh),
  template(twoLanguages, twoLanguagesZh),
  template(nightDesk, nightDeskZh),
  template(chatBotWithHandOver, chatBotWithHandOverZh),
];

function template(drawing: unknown, phrases: Phrases): FlowTemplate {
  const flow = drawing as FlowDocument;
  const inChinese = (text: string) => phrases[text] ?? text;
  return {
    id: flow.name,
    title: { en: flow.title, zh: inChinese(flow.title) },
    description: { en: flow.description ?? "", zh: inChinese(flow.description ?? "") },
    flow: (locale) => (locale === "zh" ? (translated(flow as never, phrases) as unknown as FlowDocument) : flow),
  };
}
