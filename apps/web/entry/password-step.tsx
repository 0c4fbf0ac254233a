import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { authCall } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSubmit } from "./use-submit.ts";

type PasswordStepProps = { onDone: () => Promise<void>; onCode: () => void; onForgotten: () => void };

/** E-mail and password. */
export function PasswordStep({ onDone, onCode, onForgotten }: PasswordStepProps) {
  const words = useWords({ fa, en });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { busy, error, submit } = useSubmit(async () => {
    const answer = await authCall("/sign-in/email", { email: email.trim(), password, rememberMe: true });
    if (answer["twoFactorRedirect"]) onCode();
    else await onDone();
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }
  return (
    <EntryFrame title={words.signIn.title}>
      <Stack component="form" gap={16} mt={20} onSubmit={onSubmit}>
        <TextInput
          label={words.email}
          type="email"
          name="email"
          className="ltr-input"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          className="ltr-input"
          visibilityToggleButtonProps={{ "aria-label": words.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormError error={error} refused={words.signIn.wrong} />
        <Button type="submit" loading={busy} fullWidth>
          {words.signIn.submit}
        </Button>
        <Button variant="subtle" onClick={onForgotten}>
          {words.signIn.forgot}
        </Button>
      </Stack>
    </EntryFrame>
  );
}
