/** Where the server says what went wrong. Lines never hold what people wrote, nor anything about a phone. */
export type Log = (line: string) => void;

/** What may be said of a fault: its kind and code, never its message, which may quote an input. */
export const faultName = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown fault';
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : '';
  return `${fault.name}${code}`;
};
