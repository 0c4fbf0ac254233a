import * as z from "zod";

const text = (most: number) => z.coerce.string().trim().max(most);
const generic = z.object({
  call_id: text(150).min(1).describe("The exchange's own number of the call: the same call answers once"),
  key: text(10).min(1).describe("What was pressed"),
  number: text(60).nullish().describe("Who called"),
  agent: text(200).nullish().describe("Whom they had spoken with: a name, or the number of the extension"),
  queue: text(60).nullish().describe("Where the call was; it stands as the touchpoint"),
  at: text(60)
    .nullish()
    .describe("When: ISO 8601 with an offset, or the exchange's local time; now where it is left out"),
});

/** Simotel's event, as it posts it: `src` called, `dst` answered, `point` was pressed. */
const simotel = z
  .object({
    event: text(40).optional(),
    event_name: text(40).optional(),
    unique_id: text(150).optional(),
    cuid: text(150).optional(),
    src: text(60).nullish(),
    dst: text(200).nullish(),
    queue: text(60).nullish(),
    date: text(60).nullish(),
    point: text(10),
  })
  .transform(({ unique_id, cuid, src, dst, date, point, queue, event, event_name }) => ({
    ...{ call_id: unique_id || cuid || "", key: point, number: src, agent: dst, queue, at: date },
    event: event ?? event_name ?? "",
  }))
  .refine(({ call_id: id, key, event }) => id !== "" && key !== "" && event.toLowerCase() === "survey", {
    message: "a Survey event with unique_id and point",
  });

/** `POST /surveys/{key}/call-keys`: a key that was pressed after a call, in our words or in Simotel's. */
export const callKeyBody = z.union([generic, simotel]);
export type CallKey = z.infer<typeof generic>;
