import { IconChevronLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAddressPart, useBrandPath } from "../../../../platform/ui/address.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { flowQuery } from "../bot-calls.ts";
import listStyles from "../intents/intents.module.css";
import { FlowEditor } from "./flow-editor.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One flow, to be drawn or written. */
export default function FlowPage() {
  const words = useWords({ fa, en });
  const brandPath = useBrandPath();
  const id = Number(useAddressPart("id"));
  const { data, error, refetch } = useQuery(flowQuery(id));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const back = (
    <Link to={brandPath("bot/flows")} className={listStyles["back"]}>
      <IconChevronLeft size={14} stroke={1.6} className="mirror" />
      {words.back}
    </Link>
  );
  return <FlowEditor key={id} row={data} back={back} />;
}
