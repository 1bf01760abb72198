import type { Metadata } from "next";
import { MyReviewsPage } from "../../../quality/my-reviews-page.tsx";

export const metadata: Metadata = { title: "My reviews" };
export default MyReviewsPage;
