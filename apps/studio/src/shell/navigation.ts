import type { Permission } from "@patchbay/domain/permission";
import {
  AudioLines,
  Bell,
  Blocks,
  BookOpenCheck,
  ChartNoAxesColumn,
  ClipboardCheck,
  Contact,
  Hash,
  Headset,
  Hourglass,
  LayoutPanelLeft,
  ListOrdered,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageSquareQuote,
  MessagesSquare,
  MonitorDot,
  Network,
  PhoneCall,
  RadioTower,
  ScrollText,
  Signal,
  Ticket,
  TicketCheck,
  Users,
  Waypoints,
  Workflow,
} from "lucide-react";
import type { Messages } from "../i18n/messages.ts";

export interface NavigationItem {
  readonly key: keyof Messages["shell"]["nav"];
  readonly href: string;
  readonly icon: LucideIcon;
  /** Who sees it. */
  readonly needs: Permission;
}

export interface NavigationSection {
  readonly key: keyof Messages["shell"]["sections"];
  readonly items: readonly NavigationItem[];
}

/** All pages that stand in the side bar, in its order. */
export const NAVIGATION: readonly NavigationSection[] = [
  {
    key: "serve",
    items: [
      { key: "workspace", href: "/workspace", icon: Headset, needs: "workspace:use" },
      { key: "tickets", href: "/tickets", icon: Ticket, needs: "ticket:read" },
      { key: "customers", href: "/customers", icon: Contact, needs: "customer:read" },
      { key: "answers", href: "/answers", icon: MessageSquareQuote, needs: "library:read" },
      { key: "reviews", href: "/reviews", icon: BookOpenCheck, needs: "agent:self" },
    ],
  },
  {
    key: "build",
    items: [
      { key: "flows", href: "/flows", icon: Workflow, needs: "flow:read" },
      { key: "numbers", href: "/numbers", icon: Hash, needs: "number:read" },
      { key: "trunks", href: "/trunks", icon: RadioTower, needs: "trunk:read" },
      { key: "webChats", href: "/web-chats", icon: MessagesSquare, needs: "number:read" },
      { key: "mailboxes", href: "/mailboxes", icon: Mail, needs: "number:read" },
      { key: "channels", href: "/channels", icon: Waypoints, needs: "number:read" },
      { key: "library", href: "/library", icon: AudioLines, needs: "library:edit" },
    ],
  },
  {
    key: "watch",
    items: [
      { key: "dashboards", href: "/dashboards", icon: ChartNoAxesColumn, needs: "dashboard:read" },
      { key: "wall", href: "/wall", icon: MonitorDot, needs: "call:supervise" },
      { key: "group", href: "/group", icon: Network, needs: "group:read" },
      { key: "alerts", href: "/alerts", icon: Bell, needs: "metric:read" },
      { key: "phones", href: "/phones", icon: Signal, needs: "call:supervise" },
      { key: "waiting", href: "/waiting", icon: Hourglass, needs: "queue:manage" },
      { key: "calls", href: "/calls", icon: PhoneCall, needs: "call:read" },
      { key: "quality", href: "/quality", icon: ClipboardCheck, needs: "recording:listen" },
    ],
  },
  {
    key: "run",
    items: [
      { key: "campaigns", href: "/campaigns", icon: Megaphone, needs: "campaign:read" },
      { key: "queues", href: "/queues", icon: ListOrdered, needs: "queue:manage" },
      { key: "members", href: "/members", icon: Users, needs: "member:manage" },
      { key: "ticketRules", href: "/ticket-rules", icon: TicketCheck, needs: "ticket:arrange" },
      { key: "layouts", href: "/layouts", icon: LayoutPanelLeft, needs: "workspace:arrange" },
      { key: "integration", href: "/integration", icon: Blocks, needs: "integration:manage" },
      { key: "audit", href: "/audit", icon: ScrollText, needs: "audit:read" },
    ],
  },
];
