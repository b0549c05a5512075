import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// The library's own setting is argon2id with 19 MiB, two passes, one lane: the OWASP minimum. The cost is part of every hash.

// The same character typed on two keyboards may be one code point or two.
const sameForm = (password: string) => password.normalize("NFC");

/** The argon2id hash of a password, salted, in PHC form. Costs some 20 ms of a processor. */
export function hashPassword(password: string): Promise<string> {
  return hash(sameForm(password));
}

let decoy: Promise<string> | undefined;

/** Makes the hash that a wrong user name is checked against, so that the first stranger does not wait for it. */
export function prepareDecoy(): Promise<string> {
  decoy ??= hashPassword(randomBytes(24).toString("base64url"));
  return decoy;
}

/** Without a hash (no such account) the work is done all the same: the time of the reply must not tell which names exist. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await prepareDecoy()), sameForm(password));
  return matches && passwordHash !== undefined;
}
