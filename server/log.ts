/** Where the server says what went wrong. Lines never hold what people wrote, nor anything about a phone. */
export type Log = (line: string) => void;

/** What may be said of a fault: its kind and code, never its message, which may quote an input. */
export const faultName = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown fault';
  const code = faultCode(fault);
  return `${fault.name}${code && ` ${code}`}`;
};

/** The system's code of a fault or of its cause, '' where it has none. */
export const faultCode = (fault: unknown): string => (fault instanceof Error ? codeIn(fault) || codeIn(fault.cause) : '');

/** The code of a fault or of its cause: "ENOSPC". */
const codeIn = (fault: unknown): string => (fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '');
