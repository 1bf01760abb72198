import type { Metadata } from "next";
import { AnswersPage } from "../../../answers/answers-page.tsx";

export const metadata: Metadata = { title: "Canned answers" };
export default AnswersPage;
