import { VersionsPage } from "../../../../../flows/versions/versions-page.tsx";

export default async function FlowVersionsPage({ params }: { readonly params: Promise<{ readonly name: string }> }) {
  const { name } = await params;
  return <VersionsPage name={decodeURIComponent(name)} />;
}
