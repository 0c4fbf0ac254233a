import { expect, test } from "vitest";
import { readStopWord, type StopWord } from "./read-stop-word.ts";

const service = { advertising: false };

test.each<[string, StopWord | null]>([
  ["لغو", "stop"],
  [" لغو۱۱ ", "stop"],
  ["لغو١١", "stop"],
  ["لـغـو", "stop"],
  ["«لغو».", "stop"],
  ["انصراف", "stop"],
  ["لغو\u200cعضویت", null],
  ["لغو عضويت", "stop"],
  ["STOP", "stop"],
  ["Stop!", "stop"],
  ["ＳＴＯＰ", "stop"],
  ["لغو همه", "all"],
  ["Stop all", "all"],
  ["شروع", "start"],
  ["START", "start"],
  ["سفارشم را لغو کنید", null],
  ["لغو سفارش", null],
  ["please stop by tomorrow", null],
  ["11", null],
  ["", null],
])("«%s» is %s", (text, means) => {
  expect(readStopWord(text, service)).toBe(means);
});

test("11 alone stops where advertisements come from, and is an answer elsewhere", () => {
  expect(readStopWord("۱۱", { advertising: true })).toBe("stop");
  expect(readStopWord("۱۱", service)).toBeNull();
});
