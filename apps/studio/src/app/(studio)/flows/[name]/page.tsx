import { EditorPage } from "../../../../flows/editor/editor-page.tsx";

export default async function FlowPage({ params }: { readonly params: Promise<{ readonly name: string }> }) {
  const { name } = await params;
  return <EditorPage name={decodeURIComponent(name)} />;
}
