import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';
import { listenOnFirst } from '../../server/listen.ts';

const read = (variables: Record<string, string>) => readEnvironment(variables);

describe('what the environment sets is checked at the start', () => {
  test.each([
    'evenings.example.org',
    'ftp://evenings.example.org',
    'https://',
    'http://not a name',
    'https://evenings.example.org:99999',
    'https://evenings.example.org/floor',
    'https://evenings.example.org/?town=leicester',
    'https://evenings.example.org/#floor',
  ])('PUBLIC_URL=%s is refused in a sentence that says what to do', (text) => {
    expect(() => read({ PUBLIC_URL: text })).toThrow(
      /^PUBLIC_URL is ".*"\. Set it to .*https:\/\/evenings\.example\.org.*, or leave it out\.$|at its top, or leave it out\.$/,
    );
  });

  test('a password in PUBLIC_URL is refused, and not printed', () => {
    const no = (): unknown => read({ PUBLIC_URL: 'https://floor:secret@evenings.example.org' });
    expect(no).toThrow('PUBLIC_URL holds a name or a password.');
    expect(no).not.toThrow('secret');
  });

  test.each([
    ['https://Evenings.example.org/', 'https://evenings.example.org'],
    ['HTTP://192.168.8.2:3000', 'http://192.168.8.2:3000'],
    ['', null],
  ])('PUBLIC_URL=%s is taken', (text, origin) => {
    expect(read({ PUBLIC_URL: text }).publicUrl).toBe(origin);
  });

  test.each(['my-laptop', 'http://192.168.8.2', '192.168.8.2:3000', '192.168.8'])('HOST=%s is refused in a sentence that says what to do', (text) => {
    expect(() => read({ HOST: text })).toThrow(/^HOST is ".*"\. Set it to one address of this machine, .*, or leave it out to listen on all\.$/);
  });

  test.each(['192.168.8.2', '127.0.0.1', 'localhost', '::1', '0.0.0.0'])('HOST=%s is taken', (text) => {
    expect(read({ HOST: text }).host).toBe(text);
  });

  test('of ports that cannot be had each is told its own fault', async () => {
    const codes: Record<number, string> = { 80: 'EACCES', 3000: 'EADDRINUSE', 4000: 'EMFILE' };
    const refusing = new EventEmitter();
    const server = Object.assign(refusing, {
      listen: (port: number) => refusing.emit('error', Object.assign(new Error('from a test'), { code: codes[port] })),
    }) as unknown as Server;
    const said = (ports: number[]): Promise<unknown> => listenOnFirst(server, ports, undefined).catch((fault: unknown) => String(fault));
    expect(await said([80, 3000])).toBe(
      'Error: Port 80 may not be used without more rights. Port 3000 is in use by another program. Stop that program, or start with another port: PORT=3001 npm start.',
    );
    expect(await said([80])).toBe('Error: Port 80 may not be used without more rights. Start with another port: PORT=3000 npm start.');
    expect(await said([3000])).toBe(
      'Error: Port 3000 is in use by another program. Stop that program, or start with another port: PORT=3001 npm start.',
    );
    expect(await said([4000])).toBe('Error: Port 4000 could not be opened (EMFILE). Start with another port: PORT=3000 npm start.');
  });

  test('a HOST that this machine does not have is refused as that, and not as a port', async () => {
    // An address that is kept for documentation: no machine has it.
    await expect(listenOnFirst(createServer(), [0], '203.0.113.7')).rejects.toThrow(
      'HOST is "203.0.113.7", and this machine has no such address now. Set it to one that it has, or leave it out to listen on all.',
    );
  });
});
