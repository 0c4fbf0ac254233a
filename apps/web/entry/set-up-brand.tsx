import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewPassword, passwordLength } from "./new-password.tsx";
import type { SetUpAnswers } from "./set-up-answers.ts";
import styles from "./set-up-brand.module.css";

/** What each step of the set-up is given. */
export type StepProps = { answers: SetUpAnswers; onChange: (answers: SetUpAnswers) => void; onNext: () => void };

/** The first step: the brand's name, and its owner. */
export function SetUpBrand({ answers, onChange, onNext }: StepProps) {
  const all = useWords({ fa, en });
  const words = all.setUp;
  const { brand, owner } = answers;
  const [tried, setTried] = useState(false);
  const wrong = {
    name: brand.name.trim() ? undefined : all.required,
    owner: owner.name.trim() ? undefined : all.required,
    email: /^\S+@\S+\.\S+$/.test(owner.email.trim()) ? undefined : all.emailUnread,
    password: owner.password.length >= passwordLength ? undefined : all.passwordShort,
  };
  const shown: Partial<typeof wrong> = tried ? wrong : {};
  const setOwner = (changed: Partial<typeof owner>) => onChange({ ...answers, owner: { ...owner, ...changed } });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((message) => message === undefined)) onNext();
  }
  return (
    <form onSubmit={onSubmit} noValidate className={styles["form"]}>
      <TextInput
        label={words.brandName}
        placeholder={words.brandExample}
        autoFocus
        value={brand.name}
        error={shown.name}
        onChange={(event) => onChange({ ...answers, brand: { ...brand, name: event.currentTarget.value } })}
      />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          label={words.ownerName}
          autoComplete="name"
          miw={200}
          value={owner.name}
          error={shown.owner}
          onChange={(event) => setOwner({ name: event.currentTarget.value })}
        />
        <TextInput
          label={all.email}
          type="email"
          className="ltr-input"
          autoComplete="username"
          miw={200}
          value={owner.email}
          error={shown.email}
          onChange={(event) => setOwner({ email: event.currentTarget.value })}
        />
      </Group>
      <NewPassword
        label={all.password}
        value={owner.password}
        error={shown.password}
        onChange={(password) => setOwner({ password })}
      />
      <Button type="submit">{all.next}</Button>
    </form>
  );
}
