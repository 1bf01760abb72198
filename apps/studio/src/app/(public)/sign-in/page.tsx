import { Suspense } from "react";
import { SignIn } from "../../../sign-in/sign-in.tsx";

export default function SignInPage() {
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}
