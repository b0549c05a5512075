import type { z } from "zod";
import type { Permission } from "./permissions.ts";

/** Who may knock: anybody, anybody signed in, or holders of one permission (the question of role; scope and state follow inside). */
export type Gate = "public" | "signedIn" | Permission;

export type Endpoint = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below /api with `:name` parameters. */
  readonly path: string;
  readonly gate: Gate;
  /** Chinese sentence shown in the API documentation. */
  readonly summary: string;
  readonly tag: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The success reply: status and shape. Problems are the same everywhere and are not repeated. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly reply?: z.ZodType;
};

/** Declares one endpoint: the server registers it, the client calls it, the permission table enumerates it. */
export function endpoint<const E extends Endpoint>(declared: E): E {
  return declared;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

export type ParamsOf<E extends Endpoint> = Output<E["params"]>;
export type QueryOf<E extends Endpoint> = Output<E["query"]>;
export type BodyOf<E extends Endpoint> = Output<E["body"]>;
export type ReplyOf<E extends Endpoint> = Output<E["reply"]>;
type Given<Key extends string, S> = S extends z.ZodType
  ? Record<string, never> extends Input<S>
    ? { [K in Key]?: Input<S> }
    : { [K in Key]: Input<S> }
  : unknown;
/** What a caller hands over: only the parts that the endpoint declares. */
export type CallOf<E extends Endpoint> = Given<"params", E["params"]> & Given<"query", E["query"]> & Given<"body", E["body"]>;
