import type { Metadata } from "next";
import { QueuesPage } from "../../../admin/queues-page.tsx";

export const metadata: Metadata = { title: "Queues" };
export default QueuesPage;
