import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A token of 160 bits, for links and sessions; safe in an address. */
export const newToken = (): string => randomBytes(20).toString('base64url');

/** A random id for something that is not secret. Lower case, so that it can name a file anywhere. */
export const newId = (): string => randomBytes(8).toString('hex');

/** A number in [0, 1) from the system's secure source, for the rules. */
export const secureRandom = (): number => randomInt(2 ** 47) / 2 ** 47;

/** How a link's or a session's token is kept. */
export const hashOfToken = (token: string): string => hashed('open-floor access', token);

/** One-way hash of a secret (128 bits of SHA-256), salted so that the same secret tells nothing across evenings. */
export const hashed = (salt: string, secret: string): string => createHash('sha256').update(`${salt}\n${secret}`).digest('base64url').slice(0, 22);
