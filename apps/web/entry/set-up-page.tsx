import { Stepper } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import * as z from "zod";
import { api, authCall } from "../../../platform/ui/api.ts";
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
  const phone = useMediaQuery("(max-width: 48em)");
  const session = useQuery(sessionQuery).data;
  const newSession = useNewSession();
  const [step, setStep] = useState(0);
  const [slug, setSlug] = useState<string | null>(null);
  const [answers, setAnswers] = useState(() => firstAnswers(language));
  const { busy, error, submit } = useSubmit(async () => {
    const made = await api.post("/set-up", answers, madeShape);
    const { email, password } = answers.owner;
    await authCall("/sign-in/email", { email, password, rememberMe: true });
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
      <Stepper active={step} size="xs" iconSize={26} mb={24} aria-label={words.step(number(step + 1), number(4))}>
        {Object.values(words.steps).map((label, index) => (
          <Stepper.Step key={label} label={phone ? undefined : label} icon={number(index + 1)} aria-label={label} />
        ))}
      </Stepper>
      {step === 0 ? <SetUpBrand {...form} onNext={() => setStep(1)} /> : null}
      {step === 1 ? <SetUpWords {...form} onBack={back} onNext={() => setStep(2)} /> : null}
      {step === 2 ? <SetUpWeek {...form} onBack={back} onNext={submit} busy={busy} error={error} /> : null}
      {step === 3 && slug ? <SetUpBegin slug={slug} /> : null}
    </EntryFrame>
  );
}
