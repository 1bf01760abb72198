import type { Metadata } from "next";
import { ChannelsPage } from "../../../channels/channels-page.tsx";

export const metadata: Metadata = { title: "Channels" };
export default ChannelsPage;
