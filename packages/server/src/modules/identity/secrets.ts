import { randomBytes } from "node:crypto";
import type { Crypto } from "../../platform/crypto.ts";

const secretBytes = 32;

export function newSessionSecret(): string {
  return randomBytes(secretBytes).toString("base64url");
}

/** The prefix lets scanners of source code find a token that was left there. */
export function newTokenSecret(): string {
  return `yihao_${randomBytes(secretBytes).toString("base64url")}`;
}

export function digestOf(crypto: Crypto, kind: "session" | "apiToken", secret: string): Buffer {
  return crypto.digest(`identity.${kind}`, secret);
}
