import { SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { CopyIcon } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./in-app.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type SampleName, type SampleOf, sampleNames, samples } from "./samples.ts";

const labels: Record<SampleName, string> = {
  curl: "curl",
  kotlin: "Kotlin",
  swift: "Swift",
  "react-native": "React Native",
};

/** Code to take along, which asks this survey in an app. */
export function AppSamples(of: SampleOf) {
  const words = useWords({ fa, en });
  const [name, setName] = useState<SampleName>("curl");
  const code = samples[name](of);
  return (
    <details className={styles["samples"]}>
      <summary>{words.samples}</summary>
      <Text size="sm" c="dimmed" my={8}>
        {words.samplesNote} {words.more} <code dir="ltr">docs/apps.md</code>
      </Text>
      <div className={styles["bar"]}>
        <SegmentedControl
          aria-label={words.languageOf}
          size="xs"
          data={sampleNames.map((value) => ({ value, label: <Bdi dir="ltr">{labels[value]}</Bdi> }))}
          value={name}
          onChange={(value) => setName(value as SampleName)}
        />
        <CopyIcon text={code} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keys */}
      <section className={styles["code"]} dir="ltr" tabIndex={0} aria-label={labels[name]}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
    </details>
  );
}
