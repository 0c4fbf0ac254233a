import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Calendar, Language } from "../../../platform/i18n/index.ts";
import { api } from "../../../platform/ui/api.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import type { Session } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import styles from "./section.module.css";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

type Form = { name: string; language: Language | null; calendar: Calendar | null };

/** A person's name, and the language and calendar they read in. */
export function ProfileForm({ user }: { user: NonNullable<Session["user"]> }) {
  const words = useWords({ fa, en });
  const preferences = usePreferences();
  const [form, setForm] = useState<Form>({
    name: user.name,
    language: user.language ?? null,
    calendar: user.calendar ?? null,
  });
  const saving = useSaving((change: Form) => api.patch("/me", change), {
    done: words.saved,
    renews: ["session"],
    // This device follows at once; others when they next ask.
    onDone: () => preferences.change({ language: form.language, calendar: form.calendar }),
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    saving.mutate({ ...form, name: form.name.trim() });
  }
  return (
    <Section title={words.profile}>
      <form className={styles["form"]} onSubmit={onSubmit}>
        <div className={styles["pair"]}>
          <TextInput
            label={words.name}
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={100}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          />
          <TextInput label={words.email} className="ltr-input" readOnly value={user.email} />
        </div>
        <div className={styles["pair"]}>
          <NativeSelect
            label={words.language}
            value={form.language ?? ""}
            data={[
              { value: "", label: words.asBrand },
              { value: "fa", label: "فارسی" },
              { value: "en", label: "English" },
            ]}
            onChange={(event) =>
              setForm({ ...form, language: (event.currentTarget.value || null) as Form["language"] })
            }
          />
          <NativeSelect
            label={words.calendar}
            value={form.calendar ?? ""}
            data={[
              { value: "", label: words.asBrand },
              { value: "jalali", label: words.jalali },
              { value: "gregorian", label: words.gregorian },
            ]}
            onChange={(event) =>
              setForm({ ...form, calendar: (event.currentTarget.value || null) as Form["calendar"] })
            }
          />
        </div>
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {words.save}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
