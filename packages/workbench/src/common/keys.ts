/** Whether a key press belongs to something that takes text or has keys of its own. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, textarea, select, [role='dialog'], [role='listbox'], [role='menu'], [role='combobox']") !== null)
  );
}
