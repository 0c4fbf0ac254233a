/** One message of AMI, keys in lower case; of a key that comes several times the last holds. */
export type AmiMessage = Readonly<Record<string, string>>;

/** An unfinished message longer than this is no AMI. */
const longest = 1_000_000;

/** Writes an action: `Key: value` lines and an empty one. Line breaks in values are taken out: nobody slips in a second action. */
export function writeAction(action: Record<string, string | undefined>): string {
  const lines = Object.entries(action).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value.replace(/[\r\n]+/g, " ")}`],
  );
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/**
 * Cuts what comes from an exchange into messages, in whatever pieces it comes; the greeting in front of the first is left out. Throws a
 * RangeError for what is longer than any message.
 */
export function amiReader(): (piece: string) => AmiMessage[] {
  let rest = "";
  return (piece) => {
    rest += piece;
    const found: AmiMessage[] = [];
    for (let end = endOf(rest); end !== null; end = endOf(rest)) {
      const message = readMessage(rest.slice(0, end.at));
      if (Object.keys(message).length > 0) found.push(message);
      rest = rest.slice(end.after);
    }
    if (rest.length > longest) throw new RangeError("no AMI message ends");
    return found;
  };
}

function endOf(text: string): { at: number; after: number } | null {
  const match = /\r?\n\r?\n/.exec(text);
  return match ? { at: match.index, after: match.index + match[0].length } : null;
}

function readMessage(text: string): AmiMessage {
  const message: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) message[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return message;
}
