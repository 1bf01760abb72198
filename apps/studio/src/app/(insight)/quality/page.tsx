import type { Metadata } from "next";
import { QualityPage } from "../../../quality/quality-page.tsx";

export const metadata: Metadata = { title: "Quality" };
export default QualityPage;
