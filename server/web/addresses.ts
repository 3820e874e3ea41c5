import { networkInterfaces } from 'node:os';

/** Private ranges in the order in which a hall's Wi-Fi hub is likely to use them. */
const LIKELY = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];
const rank = (address: string): number => {
  const index = LIKELY.findIndex((range) => range.test(address));
  return index < 0 ? LIKELY.length : index;
};

/** This machine's addresses on its networks, likeliest first; loopback when it is on none. */
export const lanAddresses = (): string[] => {
  const found = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address),
  );
  return found.length > 0 ? found.sort((one, other) => rank(one) - rank(other)) : ['127.0.0.1'];
};

/** "192.168.8.2", or with ":3000" where the port is not the web's own. */
export const hostAndPort = (address: string, port: number): string => (port === 80 ? address : `${address}:${port}`);
