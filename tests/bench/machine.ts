import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures were measured on. The load says whether the machine was doing anything else. */
export const machine = () => ({
  node: process.version,
  system: `${platform()} ${release()}`,
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGigabytes: Math.round(totalmem() / 1e9),
  loadBefore: loadavg()[0] ?? 0,
});
