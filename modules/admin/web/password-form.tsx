import { Button, Group, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { authCall } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import styles from "./section.module.css";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

/** Changes the password; other sessions end with it. */
export function PasswordForm({ email }: { email: string }) {
  const words = useWords({ fa, en });
  const [present, setPresent] = useState("");
  const [fresh, setFresh] = useState("");
  const changing = useSaving((body: object) => authCall("/change-password", body), {
    done: words.changed,
    renews: ["sessions"],
    onDone: () => {
      setPresent("");
      setFresh("");
    },
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    changing.mutate({ currentPassword: present, newPassword: fresh, revokeOtherSessions: true });
  }
  const shown = { "aria-label": words.showPassword };
  return (
    <Section title={words.password}>
      <form className={styles["form"]} onSubmit={onSubmit}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <div className={styles["pair"]}>
          <PasswordInput
            label={words.present}
            autoComplete="current-password"
            className="ltr-input"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={shown}
            value={present}
            onChange={(event) => setPresent(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.fresh}
            description={words.freshNote}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="new-password"
            className="ltr-input"
            required
            withAsterisk={false}
            minLength={10}
            maxLength={128}
            visibilityToggleButtonProps={shown}
            value={fresh}
            onChange={(event) => setFresh(event.currentTarget.value)}
          />
        </div>
        <Group>
          <Button type="submit" variant="default" loading={changing.isPending}>
            {words.change}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
