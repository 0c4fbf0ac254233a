import { UnstyledButton } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { pathOf, stepOf } from "./guess-paths.ts";
import styles from "./shops.module.css";

type TreeProps = { value: unknown; many: boolean; onPick: (path: string) => void };
const mostOfList = 3;
const mostOfNames = 200;

/** A sample as a tree whose values can be chosen. Where `many`, the places of a list are chosen as all of them. */
export function SampleTree({ value, many, onPick }: TreeProps) {
  return (
    <div className={styles["tree"]} dir="ltr">
      <Node name="" steps="" {...{ value, many, onPick }} />
    </div>
  );
}

type NodeProps = TreeProps & { name: string; steps: string };

function Node({ name, steps, value, many, onPick }: NodeProps) {
  if (value === null || typeof value !== "object") {
    return (
      <UnstyledButton className={styles["leaf"] ?? ""} onClick={() => onPick(pathOf(steps))}>
        <span className={styles["name"]}>{name}</span>
        <span className={styles["value"]}>
          <Bdi>{String(value)}</Bdi>
        </span>
      </UnstyledButton>
    );
  }
  const inside = Array.isArray(value)
    ? value.slice(0, mostOfList).map((inner, at) => ({ name: `[${at}]`, step: many ? "[*]" : `[${at}]`, inner }))
    : Object.entries(value)
        .slice(0, mostOfNames)
        .map(([key, inner]) => ({ name: key, step: stepOf(key), inner }));
  return (
    <>
      {name ? <span className={styles["name"]}>{name}</span> : null}
      <ul>
        {inside.map((one) => (
          <li key={one.name}>
            <Node name={one.name} steps={`${steps}${one.step}`} value={one.inner} many={many} onPick={onPick} />
          </li>
        ))}
      </ul>
    </>
  );
}
