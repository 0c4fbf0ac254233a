import { Page } from "../../../platform/ui/page.tsx";
import { useSession } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { Sessions } from "./sessions.tsx";
import { TwoFactor } from "./two-factor.tsx";

/** A person's own profile and security. */
export default function MePage() {
  const words = useWords({ fa, en });
  const { user } = useSession();
  if (!user) return null;
  return (
    <Page title={words.title} note={words.note} width="reading">
      <ProfileForm key={user.name} user={user} />
      <PasswordForm email={user.email} />
      <TwoFactor on={user.twoFactorEnabled} />
      <Sessions />
    </Page>
  );
}
