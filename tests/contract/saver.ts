import { openLowdbStore } from '../../server/store/lowdb.ts';

// A process that takes turns without end and says each version once it is durable, until it is killed.
const folder = process.argv[2] ?? '';
const store = await openLowdbStore(folder, (line) => process.stderr.write(`${line}\n`));
let known = 0;
for (let floor = { version: 0 }; ;) {
  const turned = await store.turn('one', known, ({ documents }) => {
    const { version: last } = (documents['floor'] as { version: number } | undefined) ?? floor;
    const version = last + 1;
    const filler = 'x'.repeat((version * 7919) % 200_000);
    const changed = { floor: { version, filler }, [`run-${version % 5}`]: version };
    return { changed, erases: version % 7 === 0, result: changed.floor };
  });
  known = turned.version;
  floor = turned.result;
  // Said before the next one begins, also where a pipe takes its time: so at most one turn is durable and has not been said.
  await new Promise((said) => process.stdout.write(`${floor.version}\n`, said));
}
