import { Button, Stack } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { authCall } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewPassword } from "./new-password.tsx";
import { useSubmit } from "./use-submit.ts";

/** The page behind the link of a forgotten password. */
export default function ResetPasswordPage() {
  const all = useWords({ fa, en });
  const words = all.reset;
  const [{ token, error: linkError }] = useAddressFilters();
  const [newPassword, setNewPassword] = useState("");
  const navigate = useNavigate();
  const notice = useNotice();
  const { busy, error, submit } = useSubmit(async () => {
    await authCall("/reset-password", { newPassword, token });
    notice.done(words.done);
    await navigate({ href: "/sign-in" });
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }
  if (!token || linkError) {
    return (
      <EntryFrame title={words.title} note={words.expired}>
        <Button component={Link} to="/sign-in" search={{ forgotten: "1" } as never} fullWidth>
          {words.again}
        </Button>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={words.title} note={words.note}>
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        <NewPassword label={all.newPassword} value={newPassword} onChange={setNewPassword} />
        <FormError error={error} refused={words.expired} />
        <Button type="submit" loading={busy}>
          {words.submit}
        </Button>
      </Stack>
    </EntryFrame>
  );
}
