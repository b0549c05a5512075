import type { FormInstance } from "antd";
import type { FieldProblem } from "./disposals.ts";

/** Puts problems at their fields and the cursor at the first; returns the sentences that belong to no field of the form. */
export function showProblems(form: FormInstance, formName: string, problems: readonly FieldProblem[]): string[] {
  const names = new Set(form.getFieldsError().map(({ name }) => String(name[0])));
  const own = problems.map(({ field, message }) => ({ name: field.split(".")[0] ?? field, message }));
  for (const { name, message } of own) if (names.has(name)) form.setFields([{ name, errors: [message] }]);
  const first = own.find(({ name }) => names.has(name));
  if (first !== undefined) focusField(formName, first.name);
  return own.filter(({ name }) => !names.has(name)).map(({ message }) => message);
}

/** Focuses a field of an antd form, whatever it is made of. */
export function focusField(formName: string, name: string): void {
  const field = document.getElementById(`${formName}_${name}`);
  const target = field?.matches("input, textarea, button")
    ? field
    : field?.querySelector<HTMLElement>("input:not(:disabled), textarea, button");
  target?.scrollIntoView({ block: "center" });
  target?.focus();
}

/** Takes the red away before another try. */
export function clearProblems(form: FormInstance): void {
  form.setFields(form.getFieldsError().map(({ name }) => ({ name, errors: [] })));
}
