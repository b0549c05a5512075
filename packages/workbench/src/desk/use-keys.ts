import { useEffect, useEffectEvent } from "react";

const nameOf = (event: KeyboardEvent) =>
  `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;

/** Keys of a whole page, by name (`F8`, `Ctrl+K`); an open drawer keeps its own. An act that returns false leaves the key to the browser. */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[nameOf(event)];
    if (act === undefined || event.isComposing || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("[role='dialog']") !== null) return;
    if (act() !== false) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
