import { Button, Checkbox, Group, NumberInput, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { currencyExponent } from "../../../../platform/i18n/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { CopyButton } from "../../../../platform/ui/copy-line.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type CaseShown, caseAsked } from "../../contract.ts";
import { useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { CauseSelect } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How many minor units one of what people write is: ten rials are a toman. */
function useMoneyStep(): number {
  const { currency, moneyUnit } = useFormat();
  return currency === "IRR" ? (moneyUnit === "toman" ? 10 : 1) : 10 ** currencyExponent(currency);
}

/** The root cause, what was done, what it cost; then the customer is asked whether it is solved. */
export function SolveBox({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { moneyUnitName } = useFormat();
  const step = useMoneyStep();
  const [cause, setCause] = useState(shown.root_cause);
  const [outcome, setOutcome] = useState(shown.outcome);
  const [cost, setCost] = useState<number | string>(shown.cost === null ? "" : shown.cost / step);
  const [linkOnly, setLinkOnly] = useState(false);
  const ask = useCaseDeed(
    () =>
      api.post(
        `/cases/${shown.id}/solution`,
        {
          ...(cause && { root_cause: cause }),
          outcome,
          cost: cost === "" ? null : Math.round(Number(cost) * step),
          send: !linkOnly,
        },
        caseAsked,
      ),
    ({ sent, refused }) => notice.done(sent ? words.asked : refused ? words.notSent : words.askedLink),
  );
  const waiting = shown.state === "waiting_confirmation";
  return (
    <section className={`${styles["part"]} ${styles["card"]}`}>
      <Title order={2}>{words.solve}</Title>
      <Text size="sm" c="dimmed" mb={12}>
        {waiting ? words.waiting : words.solveNote}
      </Text>
      {shown.link ? <CustomerLink link={shown.link} /> : null}
      <Stack gap={12}>
        <CauseSelect value={cause} onChange={setCause} />
        <Textarea
          label={words.outcome}
          autosize
          minRows={2}
          maxRows={8}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <NumberInput
          label={words.costIn(moneyUnitName)}
          min={0}
          thousandSeparator=","
          value={cost}
          onChange={setCost}
          maw={260}
        />
        <Group gap={16}>
          <Button
            disabled={!cause}
            loading={ask.isPending}
            variant={waiting ? "default" : "filled"}
            onClick={() => ask.mutate(undefined)}
          >
            {waiting ? words.askAgain : words.ask}
          </Button>
          <Checkbox
            label={words.linkOnly}
            checked={linkOnly}
            onChange={(event) => setLinkOnly(event.currentTarget.checked)}
          />
        </Group>
      </Stack>
    </section>
  );
}

function CustomerLink({ link }: { link: string }) {
  const words = useWords({ fa, en });
  return (
    <Group gap={8} mb={16} align="flex-end" wrap="nowrap">
      <TextInput label={words.link} className="ltr-input" readOnly value={link} style={{ flex: 1 }} />
      <CopyButton text={link} />
    </Group>
  );
}
