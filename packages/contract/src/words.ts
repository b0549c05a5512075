import { z } from "zod";

/** An enumeration of the wire together with the Chinese word of every value: the one place where labels live. */
export type Words<T extends Record<string, string>> = {
  readonly schema: z.ZodType<keyof T & string, keyof T & string>;
  readonly values: readonly (keyof T & string)[];
  readonly word: (value: keyof T & string) => string;
  readonly words: T;
};

/** Declares an enumeration by its words. `name` is the Chinese name of the field; it appears in the sentence for a wrong value. */
export function defineWords<const T extends Record<string, string>>(name: string, words: T): Words<T> {
  const values = Object.keys(words) as (keyof T & string)[];
  const choices = Object.values(words).join("、");
  const schema = z.enum(values as [keyof T & string, ...(keyof T & string)[]], {
    error: (issue) => (issue.input === undefined || issue.input === null ? `请选择${name}` : `${name}只能是：${choices}`),
  });
  return { schema: schema as unknown as Words<T>["schema"], values, word: (value) => words[value] ?? value, words };
}

/** The value type of an enumeration made by {@link defineWords}. */
export type ValueOf<W> = W extends { readonly values: readonly (infer V)[] } ? V : never;
