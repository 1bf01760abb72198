import type { Metadata } from "next";
import { NumbersPage } from "../../../numbers/numbers-page.tsx";

export const metadata: Metadata = { title: "Numbers" };
export default NumbersPage;
