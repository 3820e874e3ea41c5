import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { link, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knock } from '../../server/store/knock.ts';
import { hold, type Hold } from '../../server/store/lock.ts';
import { freePort } from '../tools/program.ts';
import { faultOf } from './place.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, link: vi.fn(real.link) };
});

const TOKEN = 'a-token-of-a-lock';

describe('the lock of a data folder', () => {
  let folder = '';
  let lock = '';
  let other: ChildProcess;
  const holds: Hold[] = [];
  const servers: { server: Server; sockets: Set<Socket> }[] = [];
  const held = async (patience?: number): Promise<Hold> => {
    const one = await hold(folder, patience);
    holds.push(one);
    return one;
  };
  /** Somebody who listens on a port and says this, or nothing, to whoever comes. */
  const listening = async (says: string | null): Promise<number> => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      if (says !== null) socket.end(says);
    });
    servers.push({ server, sockets });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-floor-lock-'));
    lock = join(folder, 'lock');
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterEach(async () => {
    other.kill('SIGKILL');
    for (const one of holds.splice(0)) await one.letGo();
    for (const { server, sockets } of servers.splice(0)) {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('lets one process at a time hold the folder, and takes over from a dead one', async () => {
    const gone = once(other, 'exit');
    await writeFile(lock, `${other.pid} `);
    const fault: unknown = await held().catch((error: unknown) => error);
    expect(fault).toMatchObject({
      fault: 'in-use',
      message: `Another Open Floor is running on this data folder (process ${other.pid}). Stop it first, or set DATA_DIR. If none is running, delete the file ${lock}.`,
    });
    other.kill('SIGKILL');
    await gone;
    await held();
    expect(await faultOf(held())).toBe('in-use');
    for (const one of holds.splice(0)) await one.letGo();
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over where the process id belongs to somebody else now, on any system: nobody answers, or somebody else does', async () => {
    for (const port of [await freePort(), await listening('220 mail.example.org'), await listening('')]) {
      await writeFile(lock, `${other.pid} - ${port} ${TOKEN}`);
      await (await held()).letGo();
      holds.length = 0;
    }
  });

  it('does not take over from one that answers, nor from one that may only be busy', async () => {
    for (const [says, patience] of [[TOKEN], [null, 100]] as const) {
      await writeFile(lock, `${other.pid} - ${await listening(says)} ${TOKEN}`);
      expect(await faultOf(held(patience))).toBe('in-use');
    }
  });

  it('answers whoever knocks for as long as it holds the folder', async () => {
    const one = await held();
    const [pid, , port, token = ''] = readFileSync(lock, 'utf8').split(' ');
    expect(Number(pid)).toBe(process.pid);
    expect(await knock(Number(port), token, 2000)).toBe('yes');
    expect(await knock(Number(port), 'another token', 2000)).toBe('no');
    await one.letGo();
    holds.length = 0;
    expect(await knock(Number(port), token, 2000)).toBe('no');
  });

  it('RM9: knows that its folder was removed, or that another process has it now, and leaves that one its lock', async () => {
    const one = await held();
    expect(await one.stands()).toBe(true);
    await writeFile(lock, "another process's");
    expect(await one.stands()).toBe(false);
    await one.letGo();
    expect(readFileSync(lock, 'utf8')).toBe("another process's");
    await rm(folder, { recursive: true });
    expect(await one.stands()).toBe(false);
  });

  it.runIf(process.platform === 'linux')('tells by the boot and the tick of its start that a process is another one', async () => {
    await writeFile(lock, '1 another-boot.12345');
    await held();
    expect(readFileSync(lock, 'utf8').split(' ')[0]).toBe(String(process.pid));
  });

  it.each(['', 'nonsense', '-1 x', `${process.pid} `])('takes over a lock that says %j', async (text) => {
    await writeFile(lock, text);
    await held(100);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('leaves one that is empty to whoever is about to write it', async () => {
    await writeFile(lock, '');
    const taking = faultOf(held(10_000));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await writeFile(lock, `${other.pid} `);
    expect(await taking).toBe('in-use');
  });

  it('does without second names for a file, as on a stick', async () => {
    vi.mocked(link).mockRejectedValue(Object.assign(new Error('EPERM: from a test'), { code: 'EPERM' }));
    await writeFile(lock, '1073741824 boot.1');
    const one = await held();
    expect(await one.stands()).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
    expect(await faultOf(held())).toBe('in-use');
    vi.mocked(link).mockReset();
  });

  it('two that start at once in this very process do not both hold it', async () => {
    const faults = await Promise.all([faultOf(held()), faultOf(held())]);
    expect(faults.sort()).toEqual(['in-use', 'none']);
  });
});
