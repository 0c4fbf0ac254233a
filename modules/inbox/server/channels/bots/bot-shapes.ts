import * as z from "zod";

// Only what is read; the messengers add fields at will. Ids are whole numbers that JSON carries exactly.
const id = z.number().int();
const name = z.string().max(500).optional();

const file = z.object({
  file_id: z.string().min(1).max(1000),
  file_size: z.number().nonnegative().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});
const person = z.object({ id, is_bot: z.boolean().optional(), first_name: name, last_name: name, username: name });

export const botMessage = z.object({
  message_id: id,
  // Bale leaves the sender out in places; the chat of one person is that person.
  from: person.optional(),
  chat: z.object({ id, type: z.string().default("private"), title: name, username: name }),
  date: z.number().int().nonnegative().max(4_102_444_800),
  edit_date: z.number().int().nonnegative().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  contact: z
    .object({ phone_number: z.string().max(60), first_name: name, last_name: name, user_id: id.optional() })
    .optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  reply_to_message: z.object({ message_id: id }).optional(),
});
export type BotMessage = z.infer<typeof botMessage>;
export type BotFile = z.infer<typeof file>;

/** A button under a message of ours was pressed. The message is left out where it is too old. */
export const buttonPress = z.object({
  id: z.union([z.string().min(1).max(100), id.transform(String)]),
  from: person,
  message: z
    .object({
      message_id: id,
      chat: z.object({ id, type: z.string().default("private") }),
      reply_markup: z
        .object({
          inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
  data: z.string().max(500).optional(),
});

/** One update; what is neither a message, nor an edit of one, nor a pressed button (a changed membership) has none of them. */
export const botUpdate = z.object({
  update_id: id,
  message: botMessage.optional(),
  edited_message: botMessage.optional(),
  callback_query: buttonPress.optional(),
});

/** What we ask to be told of. */
export const wantedUpdates = ["message", "edited_message", "callback_query"];
