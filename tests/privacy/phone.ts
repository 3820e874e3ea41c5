import { request, type IncomingMessage } from 'node:http';
import { io } from 'socket.io-client';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import { PRESENT_CONSENT } from '../../shared/gathering/floor/model/consent.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import type { Need, NeedState } from '../../shared/gathering/needs/model/needs.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { newKey, type ClientSocket } from '../tools/server.ts';

/** An address of this machine that nothing else uses; only Linux has it without being asked. */
const ADDRESS = process.platform === 'linux' ? '127.0.0.77' : undefined;

/** What a phone gives away of itself: none of it may be found anywhere afterwards. */
export const HEADERS = {
  'User-Agent': 'MarkedPhone/7.3 (pocket of one person)',
  'Accept-Language': 'xx-markedlanguage',
  'X-Forwarded-For': '203.0.113.177',
  'X-Device-Id': 'marked-device-4711',
  Cookie: 'markedcookie=markedvalue',
  Referer: 'http://marked-referrer.example/where-they-came-from',
};
export const MARKS = [...Object.values(HEADERS), 'MarkedPhone', 'markedcookie', 'marked-referrer', ...(ADDRESS ? [ADDRESS] : [])];

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
};

/** A visit, or with `fields` a form post, without script. */
export const visit = (url: string, path: string, fields?: Record<string, string>): Promise<Page> =>
  new Promise((resolve, reject) => {
    const body = fields ? new URLSearchParams(fields).toString() : '';
    const headers = { ...HEADERS, ...(fields ? { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url } : {}) };
    const sent = request(
      new URL(path, url),
      { method: fields ? 'POST' : 'GET', headers, ...(ADDRESS ? { localAddress: ADDRESS } : {}) },
      (response) => {
        bodyOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text, cookies: response.headers['set-cookie'] ?? [] }), reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** The value of a hidden field of a form. */
export const hiddenField = ({ text }: Page, name: string): string => {
  const tag = new RegExp(`<input\\b[^>]*\\bname="${name}"[^>]*>`).exec(text)?.[0] ?? '';
  return /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
};

/** A phone with script: a socket with the same marks. */
export class MarkedPhone {
  readonly keys: string[] = [];

  private constructor(private readonly socket: ClientSocket) {}

  static async join(url: string, code: string, transport: 'websocket' | 'polling'): Promise<MarkedPhone> {
    const auth: Handshake = { protocol: PROTOCOL, as: 'participant', code };
    const local = ADDRESS ? { localAddress: ADDRESS } : {};
    const socket: ClientSocket = io(url, { auth, forceNew: true, transports: [transport], extraHeaders: HEADERS, ...local });
    await new Promise<void>((opened, refused) => {
      socket.once('connect', opened);
      socket.once('connect_error', refused);
    });
    return new MarkedPhone(socket);
  }

  /** Writes under a new key, and gives the key. */
  async write(words: Omit<InputOf<'floor.write'>, 'key'>): Promise<string> {
    const key = newKey();
    this.keys.push(key);
    await this.send('floor.write', { key, ...words }, key);
    return key;
  }

  async send<Name extends CommandName>(name: Name, input: InputOf<Name>, id: string = newKey()): Promise<void> {
    const words = name === 'floor.write' || name === 'floor.edit' ? { consent: PRESENT_CONSENT, ...input } : input;
    const answer = await (this.socket.timeout(10_000).emitWithAck('command', { id, name, input: words }) as Promise<Answer>);
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.refused}`);
  }

  /** Tells the helpers something. */
  needs(need: Need): Promise<NeedState> {
    return this.socket.timeout(10_000).emitWithAck('need', need);
  }

  leave(): void {
    this.socket.disconnect();
  }
}
