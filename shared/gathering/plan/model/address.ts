const NAME_OR_NUMBERS = /^([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]*:[0-9A-Fa-f:]*\])(?::(\d{1,5}))?$/;
const IN_NUMBERS = /^\d+(\.\d+){3}$/;
const ENDS_IN_NUMBER = /(^|\.)\d+$/;

/** Whether phones could be sent to this: a name or numbers, and after a colon a port where it is not the program's own (PL13). */
export const isAddress = (text: string): boolean => {
  const [, host = '', port = '1'] = NAME_OR_NUMBERS.exec(text) ?? [];
  if (host === '' || host.includes('..') || Number(port) < 1 || Number(port) > 65_535) return false;
  // What ends in a number is read as an address in numbers by every browser.
  return !ENDS_IN_NUMBER.test(host) || (IN_NUMBERS.test(host) && host.split('.').every((part) => Number(part) <= 255));
};

/** The address in what somebody typed or pasted: "http://192.168.8.2:3000/K7QF" is "192.168.8.2:3000". */
export const addressIn = (typed: string): string => {
  const [address = ''] = typed
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .split(/[/?#]/);
  return address;
};

/** Whether an address in numbers is none of those that this machine has now; a name, or an address with a port, cannot be told. */
export const isGone = (address: string, present: readonly string[]): boolean => IN_NUMBERS.test(address) && !present.includes(address);
