/** Meta's limits, in characters: titles of buttons and of rows in a list, what an id holds, and the words above them. */
const mostTitle = 20;
const mostRow = 24;
const mostId = 200;
const mostDescription = 72;
const mostReplyButtons = 3;

/** So many answers can be chosen from: three stand as buttons, more in a list. */
export const mostAnswers = 10;

/** The words above buttons are shorter than a text of their own. */
export const longestAbove = 1024;

type Words = { body: string; labels: readonly string[] };

/**
 * A text with answers to choose from. Three short ones are buttons; more, or longer ones, are a list that opens, whose rows say under their
 * cut title what it was. Ids hold the words whole, so that what is chosen comes back as it was written.
 */
export function interactiveOf({ body, labels }: Words): Record<string, unknown> {
  const few = labels.length <= mostReplyButtons && labels.every((label) => label.length <= mostTitle);
  if (few) {
    const buttons = labels.map((label) => ({ type: "reply", reply: { id: idOf(label), title: label } }));
    return { type: "button", body: { text: body }, action: { buttons } };
  }
  const rows = labels.slice(0, mostAnswers).map((label) => ({
    id: idOf(label),
    title: cut(label, mostRow),
    ...(label.length > mostRow && { description: cut(label, mostDescription) }),
  }));
  return { type: "list", body: { text: body }, action: { button: openList(labels), sections: [{ title: "", rows }] } };
}

/** What opens the list, in the language of its answers. */
function openList(labels: readonly string[]): string {
  return labels.some((label) => /[؀-ۿ]/.test(label)) ? "انتخاب پاسخ" : "Choose";
}

function idOf(label: string): string {
  return cut(label, mostId);
}

function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/�$/, "")}…`;
}
