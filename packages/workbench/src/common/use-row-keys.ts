import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "./keys.ts";

type Looking = { lookedAt: string | undefined; onLook: ((key: string | undefined) => void) | undefined };

/** Arrow keys over the rows of a table body: focus goes to the link of the row, an open side panel follows. */
export function useRowKeys(keys: readonly string[], { lookedAt, onLook }: Looking): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector(".ant-drawer-open, .ant-modal-wrap, .ant-dropdown:not(.ant-dropdown-hidden)") !== null) return;
      const at = keys.findIndex((key) => rowOf(body.current, key)?.contains(document.activeElement));
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const next = keys[at === -1 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1)];
        if (next === undefined) return;
        event.preventDefault();
        rowOf(body.current, next)?.querySelector("a")?.focus();
        if (lookedAt !== undefined) onLook?.(next);
      } else if (event.key === " " && at !== -1 && onLook !== undefined) {
        event.preventDefault();
        onLook(keys[at] === lookedAt ? undefined : keys[at]);
      } else if (event.key === "Escape" && lookedAt !== undefined) {
        onLook?.(undefined);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keys, lookedAt, onLook]);
  return body;
}

function rowOf(body: HTMLElement | null, key: string): HTMLElement | undefined {
  return [...(body?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])].find((row) => row.dataset.row === key);
}
