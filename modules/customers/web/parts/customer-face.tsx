import { IconBuilding, IconBuildingStore, IconUser } from "@tabler/icons-react";
import styles from "./parts.module.css";

type Faced = { kind: "person" | "company" | "partner"; name: string | null };

/** The first letters of a person's name; a company and a partner have a shape of their own. */
export function CustomerFace({ customer, large }: { customer: Faced; large?: boolean }) {
  const size = large ? 22 : 15;
  const looks = { className: styles["face"], "data-large": large || undefined, "aria-hidden": true };
  if (customer.kind !== "person") {
    const Mark = customer.kind === "company" ? IconBuilding : IconBuildingStore;
    return (
      <span {...looks} data-square>
        <Mark size={size} stroke={1.6} />
      </span>
    );
  }
  const letters = initials(customer.name);
  return <span {...looks}>{letters || <IconUser size={size} stroke={1.6} />}</span>;
}

/** First letters of the first and last word; a thin space keeps Persian ones from joining. */
function initials(name: string | null): string {
  const words = (name ?? "")
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .filter((word) => word !== undefined)
    .map((word) => [...word][0])
    .join("\u200c");
}
