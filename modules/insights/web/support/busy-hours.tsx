import { ScrollArea, Text } from "@mantine/core";
import { weekdayName } from "../../../../platform/i18n/index.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../../contract.ts";
import { Section } from "../section.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./support.module.css";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const days = [0, 1, 2, 3, 4, 5, 6];

/** When customers write: weekdays by hours, a table whose cells are the picture. */
export function BusyHours({ answer }: { answer: MetricAnswer }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const counts = new Map(answer.groups.map(({ key, n }) => [`${key["weekday"]} ${key["hour"]}`, n]));
  const most = Math.max(1, ...counts.values());
  // The week begins on Saturday, which is day 6 of the names.
  const dayName = (day: number) => weekdayName((day + 6) % 7, format.language);
  return (
    <Section title={words.busy} answer={answer}>
      <Text size="sm" c="dimmed" mb={8}>
        {words.busyNote}
      </Text>
      <ScrollArea type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
        <table className={styles["heat"]} aria-label={words.busy}>
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {format.number(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day}>
                <th scope="row">{dayName(day)}</th>
                {hours.map((hour) => {
                  const count = counts.get(`${day} ${hour}`) ?? 0;
                  const style = {
                    "--heat": count === 0 ? 0 : 12 + Math.round((58 * count) / most),
                  } as React.CSSProperties;
                  const spoken = words.busyCell(dayName(day), format.number(hour), format.number(count));
                  return (
                    <td key={hour} style={style} title={spoken}>
                      {count > 0 ? format.number(count) : ""}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Section>
  );
}
