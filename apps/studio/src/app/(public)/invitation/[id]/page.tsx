import { Invitation } from "../../../../sign-in/invitation.tsx";

export default async function InvitationPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <Invitation id={id} />;
}
