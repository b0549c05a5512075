import { useCallback, useMemo } from "react";

const place = (key: string) => `yihao.draft.${key}`;

/** What somebody typed and has not sent, kept for this tab until it is sent. Without a key nothing is kept. */
export function useDraft<Values extends object>(key: string | undefined) {
  const read = useCallback((): Partial<Values> => {
    if (key === undefined) return {};
    try {
      return JSON.parse(sessionStorage.getItem(place(key)) ?? "{}") as Partial<Values>;
    } catch {
      return {};
    }
  }, [key]);
  const keep = useCallback(
    (values: Partial<Values>) => {
      if (key === undefined) return;
      try {
        sessionStorage.setItem(place(key), JSON.stringify(values));
      } catch {
        // A full or forbidden store costs the draft, not the work.
      }
    },
    [key],
  );
  const drop = useCallback(() => {
    if (key !== undefined) sessionStorage.removeItem(place(key));
  }, [key]);
  return useMemo(() => ({ read, keep, drop }), [read, keep, drop]);
}
