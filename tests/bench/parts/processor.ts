/** Processor time that this process has used so far, in ms: other programs that run meanwhile do not count. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
