import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { authCall } from "../../../platform/ui/api.ts";
import { useKnownSession } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSubmit } from "./use-submit.ts";

/** Asks for a link by mail; says the same whether or not there is such an account. */
export function ForgottenPassword({ onBack }: { onBack: () => void }) {
  const all = useWords({ fa, en });
  const words = all.forgot;
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, error, submit } = useSubmit(async () => {
    await authCall("/request-password-reset", { email: email.trim(), redirectTo: "/reset-password" });
    setSent(true);
  });
  const mail = useKnownSession()?.mail ?? true;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }
  const back = (
    <Button variant="subtle" color="gray" onClick={onBack}>
      {words.toSignIn}
    </Button>
  );
  if (!mail) {
    return (
      <EntryFrame title={words.title} note={words.noMail}>
        {back}
      </EntryFrame>
    );
  }
  // The address keeps its own direction inside the sentence.
  const told = words.sent(`\u2068${email.trim()}\u2069`);
  if (sent)
    return (
      <EntryFrame title={words.sentTitle} note={told}>
        {back}
      </EntryFrame>
    );
  return (
    <EntryFrame title={words.title} note={words.note}>
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        <TextInput
          label={all.email}
          type="email"
          className="ltr-input"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <FormError error={error} />
        <Button type="submit" loading={busy}>
          {words.submit}
        </Button>
        {back}
      </Stack>
    </EntryFrame>
  );
}
