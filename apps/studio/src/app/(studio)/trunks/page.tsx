import type { Metadata } from "next";
import { TrunksPage } from "../../../trunks/trunks-page.tsx";

export const metadata: Metadata = { title: "Trunks" };
export default TrunksPage;
