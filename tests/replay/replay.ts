// `npm run replay -- FILE.csv`: an evening with real people's words, sent at their own times through real sockets.
import { fileURLToPath } from 'node:url';
import { folderNamed } from '../../server/environment.ts';
import { hostAt, ownHost } from './host.ts';
import { readOptions } from './options.ts';
import { replay } from './run.ts';

const say = (line: string): void => console.log(line);

const main = async (words: readonly string[]): Promise<number> => {
  const options = readOptions(words);
  const program = fileURLToPath(new URL('../server/main.js', import.meta.url));
  const { DATA_DIR, PORT } = process.env;
  const host = options.at
    ? await hostAt(options.at.url, options.at.token)
    : await ownHost(program, DATA_DIR ? folderNamed(DATA_DIR) : undefined, Number(PORT ?? 0), say);
  const interrupted = (): void => {
    void host.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await replay(options, host, say);
  } finally {
    await host.close();
  }
};

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : 'The replay could not be run.');
    process.exit(1);
  },
);
