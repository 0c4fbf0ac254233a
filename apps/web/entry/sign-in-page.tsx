import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { ForgottenPassword } from "./forgotten-password.tsx";
import { PasswordStep } from "./password-step.tsx";
import { TwoFactorStep } from "./two-factor-step.tsx";
import { useNewSession } from "./use-new-session.ts";

/** Signing in: e-mail and password, then a code where the account asks for one; or a forgotten password. */
export default function SignInPage() {
  const [step, setStep] = useState<"password" | "code" | "forgotten">("password");
  const [{ next = "/", forgotten }] = useAddressFilters();
  const navigate = useNavigate();
  const newSession = useNewSession();
  async function enter() {
    await newSession();
    // Only paths of this site: an address from outside must not choose where people land.
    await navigate({ href: /^\/(?![/\\])/.test(next) ? next : "/" });
  }
  if (step === "code") return <TwoFactorStep onDone={enter} onBack={() => setStep("password")} />;
  if (step === "forgotten" || forgotten) return <ForgottenPassword onBack={() => setStep("password")} />;
  return <PasswordStep onDone={enter} onCode={() => setStep("code")} onForgotten={() => setStep("forgotten")} />;
}
