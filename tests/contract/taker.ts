import { hold, type Hold } from '../../server/store/lock.ts';

/** What a taker is told to do, and what it says: whether it holds the folder now, or whether its lock still stands. */
export type Order = { readonly do: 'take'; readonly at: number } | { readonly do: 'look' } | { readonly do: 'let-go' };

// A process that takes the data folder when it is told to, at the moment that it is told (epoch ms), and lets go of it again.
const folder = process.argv[2] ?? '';
let held: Hold | null = null;

const carryOut = async (order: Order): Promise<boolean> => {
  if (order.do === 'take') {
    while (Date.now() < order.at);
    held = await hold(folder).catch(() => null);
    return held !== null;
  }
  const stands = (await held?.stands()) ?? false;
  if (order.do === 'let-go') {
    await held?.letGo();
    held = null;
  }
  return stands;
};

process.on('message', (order: Order) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  );
});
process.send?.(true);
