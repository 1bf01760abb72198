import type { Metadata } from "next";
import { WallPage } from "../../../insight/wall/wall-page.tsx";

export const metadata: Metadata = { title: "Live wall" };
export default WallPage;
