import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { sessionQuery } from "../../../platform/ui/session.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { firstAnswers } from "./set-up-answers.ts";
import { SetUpBegin } from "./set-up-begin.tsx";
import { SetUpBrand } from "./set-up-brand.tsx";
import styles from "./set-up-page.module.css";
import { SetUpWeek } from "./set-up-week.tsx";
import { SetUpWords } from "./set-up-words.tsx";
import { useNewSession } from "./use-new-session.ts";
import { useSubmit } from "./use-submit.ts";

const madeShape = z.object({ slug: z.string() });

/** The first run: brand and owner, language and money, working week, and where to begin. */
export default function SetUpPage() {
  const words = useWords({ fa, en }).setUp;
  const { language } = usePreferences();
  const { number } = useFormat();
  const session = useQuery(sessionQuery).data;
  const newSession = useNewSession();
  const [step, setStep] = useState(0);
  const [slug, setSlug] = useState<string | null>(null);
  const [answers, setAnswers] = useState(() => firstAnswers(language));
  const { busy, error, submit } = useSubmit(async () => {
    const made = await api.post("/set-up", answers, madeShape);
    setSlug(made.slug);
    await newSession();
    setStep(3);
  });
  if (session && !session.setUpNeeded && slug === null) return <Navigate to="/" />;
  const titles = [words.brandTitle, words.wordsTitle, words.weekTitle, words.beginTitle(answers.brand.name)];
  const notes = [words.brandNote, words.wordsNote, words.weekNote, words.beginNote];
  const form = { answers, onChange: setAnswers };
  const back = () => setStep(step - 1);
  return (
    <EntryFrame title={titles[step] ?? ""} note={notes[step] ?? ""} wide>
      <StepLine step={step + 1} of={4} label={words.step(number(step + 1), number(4))} />
      {step === 0 ? <SetUpBrand {...form} onNext={() => setStep(1)} /> : null}
      {step === 1 ? <SetUpWords {...form} onBack={back} onNext={() => setStep(2)} /> : null}
      {step === 2 ? <SetUpWeek {...form} onBack={back} onNext={submit} busy={busy} error={error} /> : null}
      {step === 3 && slug ? <SetUpBegin slug={slug} /> : null}
    </EntryFrame>
  );
}

function StepLine({ step, of, label }: { step: number; of: number; label: string }) {
  return (
    <div className={styles["line"]}>
      {Array.from({ length: of }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps have nothing but their place
        <span key={index} className={styles["part"]} data-done={index < step || undefined} />
      ))}
      <Text size="xs" c="dimmed" span>
        {label}
      </Text>
    </div>
  );
}
