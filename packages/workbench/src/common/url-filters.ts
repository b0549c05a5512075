import { useSearchParams } from "react-router";

/** The shape of a contract's query: what of the address is understood. */
type Shape = { readonly shape: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> };

/** What the address says and the query understands; anything else in it is left out rather than sent. */
export function readFilters(query: Shape, params: URLSearchParams): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, field] of Object.entries(query.shape)) {
    const value = params.get(name);
    if (value !== null && value !== "" && field.safeParse(value).success) read[name] = value;
  }
  return read;
}

/** Filters that live in the address, so that back, reload and a sent link show the same rows. */
export function useUrlFilters(query: Shape) {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(query, params);
  const change = (changes: Readonly<Record<string, string | undefined>>) => {
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === "") next.delete(name);
        else next.set(name, value);
      }
      // Another selection starts at its first page.
      next.delete("after");
      next.delete("page");
      return next;
    });
  };
  return { filters, change };
}
