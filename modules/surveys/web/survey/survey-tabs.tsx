import { Group } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SurveyRow } from "../../contract.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { StateBadge } from "./state-badge.tsx";
import styles from "./survey.module.css";

const tabs = [
  { name: "build", part: "", permission: "surveys.read" },
  { name: "asking", part: "/asking", permission: "surveys.read" },
  { name: "responses", part: "/responses", permission: "surveys.read" },
  { name: "phone", part: "/phone", permission: "surveys.answer" },
  { name: "paper", part: "/paper", permission: "surveys.answer" },
] as const;

/** The parts of a survey, one of them open, and what state it is in. */
export function SurveyTabs({ survey }: { survey: SurveyRow }) {
  const words = useWords({ fa, en });
  const brandPath = useBrandPath();
  const { pathname } = useLocation();
  const mayAnswer = useCan("surveys.answer");
  const shown = tabs.filter(({ permission }) => permission === "surveys.read" || mayAnswer);
  return (
    <Group gap="4px 14px">
      <StateBadge survey={survey} />
      <nav className={styles["tabs"]} aria-label={words.parts}>
        {shown.map(({ name, part }) => {
          const path = brandPath(`surveys/${survey.key}${part}`);
          const isOpen = pathname === path || pathname === `${path}/`;
          return (
            <Link
              key={name}
              to={path}
              className={styles["tab"]}
              data-active={isOpen || undefined}
              aria-current={isOpen ? "page" : undefined}
            >
              {words.tabs[name]}
            </Link>
          );
        })}
      </nav>
      <BrandLink path="surveys" fz="sm" c="dimmed">
        {words.back}
      </BrandLink>
    </Group>
  );
}
