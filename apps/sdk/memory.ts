const prefix = "hamdel.";

/** First-party storage that falls back to this page's memory where the browser allows none. */
export type Memory = { read(name: string): string | null; write(name: string, text: string | null): void };

/** Opens the memory of this browser. Private windows and full disks refuse; then it lasts as long as the page. */
export function openMemory(): Memory {
  const page = new Map<string, string>();
  return {
    read: (name) => {
      try {
        return localStorage.getItem(prefix + name) ?? page.get(name) ?? null;
      } catch {
        return page.get(name) ?? null;
      }
    },
    write: (name, text) => {
      if (text === null) page.delete(name);
      else page.set(name, text);
      try {
        if (text === null) localStorage.removeItem(prefix + name);
        else localStorage.setItem(prefix + name, text);
        if (text !== null) page.delete(name);
      } catch {
        // It stays in the page's memory.
      }
    },
  };
}

/** 122 random bits as text; also where the page is not served over https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
