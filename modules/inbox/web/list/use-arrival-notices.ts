import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { conversationsQuery, countsQuery } from "../inbox-calls.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const place = "hamdel.inbox.notices";
type Choice = { sound: boolean; desktop: boolean };

function remembered(): Choice {
  try {
    return { sound: false, desktop: false, ...JSON.parse(localStorage.getItem(place) ?? "{}") };
  } catch {
    return { sound: false, desktop: false };
  }
}

/** Counts what is unread in the title of the page, and tells by sound or notice, where that is wanted, that more has come. */
export function useArrivalNotices() {
  const words = useWords({ fa, en }).notices;
  const { inbox } = useInboxWords();
  const format = useFormat();
  const [choice, setChoice] = useState(remembered);
  const keep = (next: Choice) => {
    localStorage.setItem(place, JSON.stringify(next));
    setChoice(next);
  };
  const newest = useInfiniteQuery(conversationsQuery({ view: "all" })).data?.pages[0]?.rows;
  const unread = newest?.reduce((sum, row) => sum + row.unread, 0);
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (unread === undefined) return;
    document.title = unread > 0 ? `(${format.number(unread)}) ${inbox}` : inbox;
    const more = before.current !== undefined && unread > before.current;
    before.current = unread;
    if (!more) return;
    if (choice.sound) ring();
    if (choice.desktop && document.hidden && permission() === "granted") new Notification(words.arrived);
  }, [unread, choice, inbox, format, words.arrived]);
  useRiskNotice(choice, words.atRisk);
  return {
    ...choice,
    blocked: permission() === "denied",
    setSound: (sound: boolean) => {
      if (sound) ring();
      keep({ ...choice, sound });
    },
    setDesktop: async (desktop: boolean) => {
      const allowed = !desktop || (await Notification.requestPermission()) === "granted";
      keep({ ...choice, desktop: desktop && allowed });
    },
  };
}

/** Tells that a promised time runs short, where that is wanted. */
function useRiskNotice({ sound, desktop }: Choice, text: string): void {
  const atRisk = useQuery(countsQuery()).data?.at_risk;
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (atRisk === undefined) return;
    const more = before.current !== undefined && atRisk > before.current;
    before.current = atRisk;
    if (!more) return;
    if (sound) ring();
    if (desktop && document.hidden && permission() === "granted") new Notification(text);
  }, [atRisk, sound, desktop, text]);
}
/** Whether this reader wants notices on the desktop, and the browser lets us. */
export const wantsDesktop = () => remembered().desktop && permission() === "granted";

const permission = () => ("Notification" in window ? Notification.permission : "denied");

/** Two soft tones, made here: no file to fetch. */
function ring(): void {
  const context = new AudioContext();
  for (const [at, pitch] of [
    [0, 660],
    [0.13, 880],
  ] as const) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.06, context.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + at + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.36);
  }
  setTimeout(() => void context.close(), 1000);
}
