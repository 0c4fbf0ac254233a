import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { el, fill } from "../ground/element.ts";
import type { Words } from "./write-times.ts";

/**
 * Links to the messengers in which the conversation can go on. They hold a code that lasts an hour, so they are asked for each time they
 * are to be seen, and stand there only when they have come: a press then opens the messenger without a pop-up being blocked.
 */
export function drawElsewhere(
  places: ChatWelcome["continue_on"],
  words: Words,
  linkTo: (account: number) => Promise<string>,
) {
  const links = el("div", { class: "deeds" });
  const box = el("div", { class: "elsewhere", hidden: true }, el("p", { class: "dim" }, words.elsewhere.title), links);
  async function renew(): Promise<void> {
    box.hidden = true;
    const found = await Promise.all(
      places.map(async ({ account, channel }) => {
        const href = await linkTo(account).catch(() => null);
        const name = words.elsewhere.names[channel] ?? channel;
        return href && el("a", { class: "quiet", href, target: "_blank", rel: "noopener noreferrer" }, name);
      }),
    );
    fill(links, ...found);
    box.hidden = !found.some(Boolean);
  }
  return { box, renew };
}
