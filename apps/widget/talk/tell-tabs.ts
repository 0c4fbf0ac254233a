/** Says something to the other tabs of this site, and hears what they say. */
export type Tabs<Word> = { tell(word: Word): void };

const name = "hamdel.chat";

/** Opens the line between tabs: a channel, or the storage where the browser knows none. */
export function openTabs<Word>(heard: (word: Word) => void): Tabs<Word> {
  if (typeof BroadcastChannel === "function") {
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event) => heard(event.data);
    return { tell: (word) => channel.postMessage(word) };
  }
  addEventListener("storage", ({ key, newValue }) => {
    if (key === name && newValue) heard(JSON.parse(newValue).word);
  });
  return {
    tell(word) {
      try {
        // The same word twice is two events only where the text differs.
        localStorage.setItem(name, JSON.stringify({ at: Math.random(), word }));
        localStorage.removeItem(name);
      } catch {
        // Then each tab listens for itself.
      }
    },
  };
}
