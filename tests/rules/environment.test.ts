import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';

describe('the folder that everything is kept in', () => {
  const dataDir = (named?: string): string => readEnvironment(named === undefined ? {} : { DATA_DIR: named }).dataDir;

  it('is in the home folder where it begins with "~/"', () => {
    expect(dataDir('~/evenings')).toBe(join(homedir(), 'evenings'));
    expect(dataDir('~')).toBe(homedir());
  });
  it('is else where it says, from the folder of the start on', () => {
    expect(dataDir()).toBe(resolve('data'));
    expect(dataDir('evenings~')).toBe(resolve('evenings~'));
    expect(dataDir('/srv/~/evenings')).toBe('/srv/~/evenings');
  });
  it("is not guessed where it is somebody else's home", () => {
    expect(() => dataDir('~sam/evenings')).toThrow('DATA_DIR is "~sam/evenings". Write the folder out in full');
  });
});
