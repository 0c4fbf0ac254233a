import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import * as z from "zod";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { api, authCall } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en as frameEn } from "../messages.en.ts";
import { fa as frameFa } from "../messages.fa.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewPassword } from "./new-password.tsx";
import { useNewSession } from "./use-new-session.ts";
import { useSubmit } from "./use-submit.ts";

const invitationShape = z.object({
  brand: z.string(),
  role: z.string(),
  email: z.string(),
  /** Whether this address signs in already; then its password is asked, not a new one. */
  hasAccount: z.boolean(),
});
const acceptedShape = z.object({ slug: z.string() });
type Invitation = z.infer<typeof invitationShape>;

/** The page behind an invitation link. */
export default function InvitationPage() {
  const words = useWords({ fa, en }).invitation;
  const token = useAddressPart("token");
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api.get(`/invitations/${encodeURIComponent(token)}`, invitationShape, { signal }),
  });
  if (invitation.error) return <EntryFrame title={words.expiredTitle} note={words.expired} />;
  if (!invitation.data) return <EntryFrame title="…" />;
  return <JoinForm token={token} invitation={invitation.data} />;
}

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const all = useWords({ fa, en });
  const words = all.invitation;
  const roles: Record<string, string> = useWords({ fa: frameFa, en: frameEn }).roles;
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const navigate = useNavigate();
  const newSession = useNewSession();
  const { email, hasAccount } = invitation;
  const { busy, error, submit } = useSubmit(async () => {
    const body = hasAccount ? { password } : { name: name.trim(), password };
    const { slug } = await api.post(`/invitations/${encodeURIComponent(token)}/acceptance`, body, acceptedShape);
    const answer = await authCall("/sign-in/email", { email, password });
    if (answer["twoFactorRedirect"]) return navigate({ href: `/sign-in?next=/${slug}` });
    await newSession();
    return navigate({ href: `/${slug}` });
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }
  return (
    <EntryFrame
      title={words.title(invitation.brand)}
      note={hasAccount ? words.known : words.note(roles[invitation.role] ?? invitation.role)}
    >
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        <TextInput label={all.email} className="ltr-input" value={email} readOnly autoComplete="username" />
        {hasAccount ? (
          <PasswordInput
            label={all.password}
            className="ltr-input"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": all.showPassword }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              label={words.name}
              required
              withAsterisk={false}
              autoFocus
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NewPassword label={all.password} value={password} onChange={setPassword} />
          </>
        )}
        <FormError error={error} />
        <Button type="submit" loading={busy}>
          {words.submit}
        </Button>
      </Stack>
    </EntryFrame>
  );
}
