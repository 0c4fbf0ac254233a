import { useState } from "react";

/** A form that is sent once at a time: `busy` while it is under way, `error` when it was refused. */
export function useSubmit(send: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    submit: async () => {
      if (busy) return;
      setBusy(true);
      setError(null);
      try {
        await send();
      } catch (refused) {
        setError(refused);
      } finally {
        setBusy(false);
      }
    },
  };
}
