/** Bytes that this process holds on to, after everything that can be let go has been. */
export interface Memory {
  /** What the process holds in memory, as the system counts it. */
  readonly resident: number;
  /** Objects and buffers of the program itself. */
  readonly held: number;
}

export const memory = async (): Promise<Memory> => {
  for (let i = 0; i < 3; i += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, held: heapUsed + external };
};
