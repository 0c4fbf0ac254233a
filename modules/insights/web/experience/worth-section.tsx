import { Button, Group, NumberInput, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CustomerWorth, ExperienceCosts } from "../../contract/experience.ts";
import insights from "../insights.module.css";
import { minorPerUnit, unitName } from "../money-unit.ts";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What a kept customer brings against what a new one costs; where costs are not known, a place to enter them. */
export function WorthSection({ worth }: { worth: CustomerWorth }) {
  const words = useWords({ fa, en }).health;
  const format = useFormat();
  const mayWrite = useCan("insights.write");
  const [editing, setEditing] = useState(false);
  const { kept_value: kept, new_cost: cost } = worth;
  const money = (minor: number) => format.money(minor, worth.currency);
  return (
    <section className={insights["section"]} aria-label={words.worth}>
      <div className={insights["head"]}>
        <Title order={2}>{words.worth}</Title>
        <span className={insights["spring"]} />
        {worth.costs && mayWrite && !editing ? (
          <Button variant="default" size="xs" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        ) : null}
      </div>
      {worth.costs ? (
        <>
          {kept !== null && cost !== null && cost > 0 ? (
            <Text mb={12}>{words.worthSentence(money(kept), money(cost), format.number(kept / cost, 1))}</Text>
          ) : null}
          <div className={styles["worth"]}>
            <Stat
              label={words.keptValue}
              value={kept === null ? null : money(kept)}
              definition={words.keptValueDefinition(format.number(worth.kept_customers))}
              n={worth.kept_customers}
            />
            <Stat
              label={words.newCost}
              value={cost === null ? null : money(cost)}
              definition={words.newCostDefinition(format.number(worth.new_customers))}
              n={worth.new_customers}
            />
          </div>
        </>
      ) : (
        <Text c="dimmed">{words.enterCosts}</Text>
      )}
      {mayWrite && (editing || !worth.costs) ? <CostsForm worth={worth} onDone={() => setEditing(false)} /> : null}
    </section>
  );
}

function CostsForm({ worth, onDone }: { worth: CustomerWorth; onDone: () => void }) {
  const words = useWords({ fa, en }).health;
  const { language, moneyUnit } = useFormat();
  const notice = useNotice();
  const queries = useQueryClient();
  const per = minorPerUnit(worth.currency, moneyUnit);
  const [spent, setSpent] = useState<number | string>(worth.costs ? worth.costs.winning_per_month / per : "");
  const [margin, setMargin] = useState<number | string>(worth.costs?.margin_percent ?? "");
  const saving = useMutation({
    mutationFn: (costs: ExperienceCosts) => api.put("/insights/costs", costs),
    onSuccess: async () => {
      notice.done(words.saved);
      onDone();
      await queries.invalidateQueries({ queryKey: ["insights"] });
    },
    onError: (error) => notice.failed(error),
  });
  const ready = typeof spent === "number" && typeof margin === "number" && margin >= 1;
  return (
    <Group align="flex-end" mt={16} gap={12}>
      <NumberInput
        label={words.perMonth(unitName(worth.currency, moneyUnit, language))}
        value={spent}
        onChange={setSpent}
        min={0}
        thousandSeparator=","
        hideControls
      />
      <NumberInput label={words.margin} value={margin} onChange={setMargin} min={1} max={100} hideControls />
      <Button
        loading={saving.isPending}
        disabled={!ready}
        onClick={() =>
          saving.mutate({
            winning_per_month: Math.round(Number(spent) * per),
            margin_percent: Math.round(Number(margin)),
          })
        }
      >
        {words.save}
      </Button>
    </Group>
  );
}
