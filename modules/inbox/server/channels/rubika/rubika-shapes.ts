import * as z from "zod";

// Only what is read. Ids are words in Rubika's documents; a number is taken for one.
const id = z.union([z.string().min(1).max(200), z.number().int().transform(String)]);
const chatId = z.string().regex(/^[\w-]{1,80}$/);
// Whatever hangs on a message and is not as expected is passed by: its words come in all the same.
const part = <T extends z.ZodType>(shape: T) => shape.optional().nullable().catch(null);

const file = z.object({
  file_id: z.string().min(1).max(1000),
  file_name: part(z.string()),
  size: part(z.coerce.number().nonnegative()),
});
export type RubikaFile = z.infer<typeof file>;

const auxData = part(z.object({ start_id: part(z.string().max(500)), button_id: part(z.string().max(500)) }));

const message = z.object({
  message_id: id,
  text: part(z.string()),
  // Seconds, written as a number or as a word.
  time: part(z.coerce.number().int().positive().max(4_102_444_800)),
  sender_type: part(z.string()),
  aux_data: auxData,
  reply_to_message_id: part(id),
  file: part(file),
  location: part(z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() })),
  sticker: part(z.object({ emoji_character: part(z.string()) })),
  contact_message: part(
    z.object({ phone_number: z.string().max(60), first_name: part(z.string()), last_name: part(z.string()) }),
  ),
});
export type RubikaMessage = z.infer<typeof message>;

/** One update; a type that we do not know has none of the messages. */
export const rubikaUpdate = z.object({
  type: z.string(),
  chat_id: chatId,
  new_message: message.optional().nullable(),
  updated_message: message.optional().nullable(),
  removed_message_id: id.optional().nullable(),
});
export type RubikaUpdate = z.infer<typeof rubikaUpdate>;

/** A button under a message of ours was pressed; `message_id` is that message. */
export const inlineMessage = z.object({
  message_id: id,
  chat_id: chatId,
  text: part(z.string()),
  time: part(z.coerce.number().int().positive().max(4_102_444_800)),
  aux_data: auxData,
});
export type InlineMessage = z.infer<typeof inlineMessage>;

/** What Rubika calls with: which of the two it is stands in the body's key. */
export const rubikaCall = z.union([z.object({ update: rubikaUpdate }), z.object({ inline_message: inlineMessage })]);
export type RubikaCall = z.infer<typeof rubikaCall>;
