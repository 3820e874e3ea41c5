import { filePath } from '../../shared/protocol/http/files.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import type { Desk } from './desk.svelte.ts';
import { openFile, saveFile } from './save-file.ts';
import { say } from './say.ts';

/** What became of the last file that was asked for here, in words. */
export class Saving {
  readonly #desk: Desk;
  text = $state('');
  trouble = $state(false);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async save(name: string): Promise<void> {
    this.#say('', false);
    const answer = await saveFile(this.#desk.session, this.#path(name), name);
    if ('refused' in answer) this.#say(say(answer), true);
    else this.#say(consoleWords.files.saved(answer.saved), false);
  }

  /** Shows a page in a tab of its own, or prints it from there. */
  async open(name: string, how: 'read' | 'print'): Promise<void> {
    const refusal = await openFile(this.#desk.session, this.#path(name), how);
    this.#say(refusal === null ? '' : refusal === 'blocked' ? consoleWords.files.blocked : say(refusal), true);
  }

  #path(name: string): string {
    return filePath(this.#desk.evening, name);
  }

  #say(text: string, trouble: boolean): void {
    this.text = text;
    this.trouble = trouble;
  }
}
