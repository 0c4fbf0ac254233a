/** Keeps a few texts on the device: `AsyncStorage` of React Native as it is, or `localStorage`. */
export type HamdelStorage = {
  getItem(name: string): string | null | Promise<string | null>;
  setItem(name: string, text: string): unknown;
  removeItem(name: string): unknown;
};

export type HamdelAppOptions = {
  /** The app's public key (settings, sites). */
  key: string;
  /** The address of your Hamdel, such as `https://cx.example.com`. */
  host: string;
  storage: HamdelStorage;
  /** Who is signed in, as your own server signed it; nobody where it gives nothing. Asked anew each time, since claims run out. */
  claim?: () => string | null | undefined | Promise<string | null | undefined>;
  /** The language of the app; the survey's own rule and languages may say otherwise. */
  language?: "fa" | "en";
};

/** Words in some languages. */
export type HamdelWords = { fa?: string | undefined; en?: string | undefined };
/** By the type of its question: a number, a text, a boolean, keys of options, `{ picked, other }`, or row keys to column keys. */
export type HamdelAnswer =
  | null
  | number
  | boolean
  | string
  | string[]
  | { picked: string[]; other: string }
  | { [row: string]: string };
export type HamdelAnswers = { [question: string]: HamdelAnswer };

export type HamdelOption = {
  key: string;
  title: HamdelWords;
  picture?: string | undefined;
  alt?: HamdelWords | undefined;
};
/** A question to draw, by its `type`. Only what such a question has is there. */
export type HamdelQuestion = {
  key: string;
  type:
    | "scale"
    | "choice"
    | "ranking"
    | "matrix"
    | "text"
    | "number"
    | "date"
    | "phone"
    | "email"
    | "national_id"
    | "consent"
    | "statement"
    | "file";
  title: HamdelWords;
  note?: HamdelWords | undefined;
  required: boolean;
  from?: number;
  to?: number;
  looks?: "numbers" | "stars" | "faces";
  low_label?: HamdelWords | undefined;
  high_label?: HamdelWords | undefined;
  options?: HamdelOption[];
  rows?: HamdelOption[];
  columns?: HamdelOption[];
  many?: boolean;
  other?: boolean;
  long?: boolean;
};

/** What became of answers that were handed in. */
export type HamdelFinished = {
  /** Your Hamdel has them; where not, they wait on the device unless they were refused. */
  sent: boolean;
  /** Why they cannot stand, such as `answers_refused`, with the problem of each question. */
  refused?: string;
  problems?: { [question: string]: string };
  /** How the survey ends, in its language. */
  title?: string;
  note?: string;
  link?: { url: string; label: string };
};

/** A survey that is being asked. */
export type HamdelAskedSurvey = {
  survey: string;
  name: string;
  language: "fa" | "en";
  direction: "rtl" | "ltr";
  colour: string;
  anonymous: boolean;
  /** The same survey as a page, for a web view instead of drawing it. */
  page: string;
  /** What was answered before, on this device or another. */
  answers: HamdelAnswers;
  /** What is said first and asked together; `greeting` where it has one. */
  greeting: { title: string; note: string; button: string } | null;
  /** The questions that are shown with these answers, in order: the survey's own logic. */
  questions(answers: HamdelAnswers): HamdelQuestion[];
  /** Words in the survey's language, with earlier answers put in where they are spoken of. */
  say(words: HamdelWords | undefined, answers?: HamdelAnswers): string;
  /** Keeps answers before they are handed in, so that nothing is lost. */
  keep(answers: HamdelAnswers): Promise<void>;
  /** Hands the answers in. Without a network they wait on the device and count for the moment at which they were given. */
  finish(answers: HamdelAnswers): Promise<HamdelFinished>;
  /** Put off for now. */
  later(): Promise<void>;
  /** They want no surveys. */
  never(): Promise<void>;
  /** The app could not show it after all: it was not asked. */
  unseen(): Promise<void>;
};

/** Surveys within an app. No call throws for want of a network. */
export type HamdelSurveys = {
  /** Something happened: is anything to be asked now? */
  at(event: string): Promise<HamdelAskedSurvey | null>;
  /** The user asks for a survey by hand, by a button of yours. Null where it is closed, or not to be asked in this app. */
  open(survey: string): Promise<HamdelAskedSurvey | null>;
  /** The survey that was being asked when the app was closed. */
  resume(): Promise<HamdelAskedSurvey | null>;
  /** Sends what waits; call it when the app starts and when the network is back. Resolves to how much still waits. */
  flush(): Promise<number>;
  /** Somebody else signs in on this device. What waits is still sent. */
  reset(): Promise<void>;
};
