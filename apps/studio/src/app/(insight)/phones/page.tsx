import type { Metadata } from "next";
import { PhonesPage } from "../../../insight/phones/phones-page.tsx";

export const metadata: Metadata = { title: "Phones" };
export default PhonesPage;
