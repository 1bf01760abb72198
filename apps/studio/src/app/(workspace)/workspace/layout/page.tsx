import { redirect } from "next/navigation";

/** The editor stands with the other settings. */
export default function WorkspaceLayoutPage() {
  redirect("/layouts");
}
