type Message = string | ((...values: never[]) => string);

/** The same keys as the Persian words: a string stays a string, a sentence with gaps keeps its gaps. */
export type Words<Source> = {
  [Key in keyof Source]: Source[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Source[Key] extends string
      ? string
      : Words<Source[Key]>;
};

/** What a `messages.*.ts` file holds: words by key, grouped where that reads better. */
export type Messages = { readonly [key: string]: Message | Messages };

/** One set of words in each language. */
export type Bilingual<Source> = { fa: Source; en: Words<Source> };
