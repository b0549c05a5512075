import { createKeptStore } from "./kept-store.ts";

const largeType = createKeptStore("yihao.largeType", (found) => found === true, { isShared: true });
const system = matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  document.documentElement.dataset.theme = system.matches ? "dark" : "light";
  document.documentElement.dataset.type = largeType.read() ? "large" : "plain";
}

system.addEventListener("change", apply);
apply();

/** 大字版: on or off, and the switch. */
export function useLargeType(): [boolean, () => void] {
  const isLarge = largeType.use();
  return [
    isLarge,
    () => {
      largeType.change((before) => !before);
      apply();
    },
  ];
}
