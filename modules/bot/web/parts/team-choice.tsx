import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { team } from "../../../inbox/contract.ts";
import { botKey } from "../bot-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type TeamChoiceProps = {
  value: number | null;
  onChange: (team: number | null) => void;
  readOnly?: boolean;
  maw?: number;
  flex?: string;
};

/** To which team a conversation is handed over; empty: to whomever it falls. */
export function TeamChoice({ value, onChange, readOnly = false, ...width }: TeamChoiceProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery({
    queryKey: botKey("teams"),
    queryFn: ({ signal }) => api.get("/teams", z.object({ rows: z.array(team) }), { signal }),
  });
  return (
    <Select
      {...width}
      clearable={!readOnly}
      label={words.team}
      placeholder={words.anyTeam}
      readOnly={readOnly}
      value={value === null ? null : String(value)}
      data={(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
    />
  );
}
