/** A random string over `alphabet`, from the browser's secure source; works on plain-http addresses, where `crypto.randomUUID` does not exist. */
export const randomString = (length: number, alphabet: string): string => {
  const limit = 256 - (256 % alphabet.length);
  let made = '';
  while (made.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < limit && made.length < length) made += alphabet.charAt(byte % alphabet.length);
    }
  }
  return made;
};

/** The id of a command: 119 bits. */
export const commandId = (): string => randomString(20, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
