const PRIVATE = [
  /^10\./,
  /^127\./,
  /^192\.168\./,
  /^169\.254\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^localhost/,
  /\.local(:\d+)?$/,
  /^\[?f[cd]/i,
  /^\[?fe80/i,
];

/** Whether an address is only good in the hall: host, with its port or without. */
export const onlyInTheHall = (host: string): boolean => PRIVATE.some((pattern) => pattern.test(host));
