import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";
const place = "yihao.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const hearers = new Set<() => void>();

export function readThemeChoice(): ThemeChoice {
  const kept = localStorage.getItem(place);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function isDark(): boolean {
  const choice = readThemeChoice();
  return choice === "dark" || (choice === "system" && system.matches);
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  for (const hear of hearers) hear();
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(place, choice);
  apply();
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

system.addEventListener("change", apply);
apply();

/** Whether the screen is dark now, by choice or by the system. */
export function useDarkness(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
