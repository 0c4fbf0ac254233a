import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { unansweredQuery } from "../bot-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { QuestionGroup } from "./question-group.tsx";
import { useLearning } from "./use-learning.ts";

/** «یادگیری»: what the bot could not answer, the costliest first, and one click to learn each. */
export default function LearningPage() {
  const words = useWords({ fa, en });
  const list = useQuery(unansweredQuery());
  const { shown, learn } = useLearning(list.data?.rows);
  return (
    <Page title={words.title} note={words.note}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={5} /> : null}
      {shown?.length === 0 ? <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} /> : null}
      <Rows aria-label={words.list}>
        {shown?.map((group) => (
          <QuestionGroup key={group.key} group={group} onLearn={learn} />
        ))}
      </Rows>
    </Page>
  );
}
