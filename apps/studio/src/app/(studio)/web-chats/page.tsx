import type { Metadata } from "next";
import { WebChatsPage } from "../../../web-chats/web-chats-page.tsx";

export const metadata: Metadata = { title: "Web chats" };
export default WebChatsPage;
