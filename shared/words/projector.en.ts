/** Every sentence of the projector, in English. */
export const projector = {
  pageTitle: (evening: string): string => (evening === '' ? 'Projector' : `${evening} · Projector`),
  join: {
    openPage: (): string => 'Open the page',
    andCode: (): string => 'and the code',
    scanOrType: (): string => 'Scan this, or type',
    writeWithoutName: (): string => 'Write without your name',
    qr: (address: string): string => `QR code for ${address}`,
    wifi: (): string => 'Join the Wi-Fi',
    wifiQr: (name: string): string => `QR code for the Wi-Fi ${name}`,
    wifiPassword: (): string => 'Password',
    stayConnected: (): string => 'Stay connected: it has no internet.',
  },
  welcome: {
    host: (name: string): string => `Hosted by ${name}`,
    beginAt: (clock: string): string => `We begin at ${clock}`,
    beginSoon: (): string => 'We begin soon',
    nextAt: (title: string, clock: string): string => `${title} at ${clock}`,
  },
  agenda: {
    heading: (): string => 'This evening',
    now: (): string => 'now',
    done: (): string => 'done',
    before: (count: number): string => `${count} earlier`,
    after: (count: number): string => `and ${count} more`,
  },
  wall: {
    more: (count: number): string => `and ${count} more`,
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    unseen: (count: number): string => `${count} new`,
    empty: (): string => 'Nothing is on the wall yet.',
    everything: (): string => 'What people wrote',
  },
  hands: {
    label: (): string => 'Show of hands',
    onPhone: (): string => 'Show of hands: answer on your phone',
    ask: (clock: string): string => `Shall we go on until ${clock}?`,
    secondsLeft: (seconds: number): string => (seconds === 1 ? '1 second left' : `${seconds} seconds left`),
    result: (): string => 'Show of hands: the answers',
    /** Totals in fives; null where fewer than five said so. */
    came: (yes: number | null, no: number | null): string =>
      `${yes === null ? 'Fewer than 5' : `About ${yes}`} yes, ${no === null ? 'fewer than 5' : `about ${no}`} no`,
  },
  pages: {
    of: (page: number, pages: number): string => `${page} of ${pages}`,
    hold: (): string => 'Hold this page',
    goOn: (): string => 'Go on turning pages',
  },
  topics: {
    else: (): string => 'Something else',
    story: (): string => 'My story',
  },
  pause: {
    heading: (): string => 'A short pause',
    goOn: (): string => 'We go on in a moment.',
    backAt: (clock: string): string => `Back at ${clock}`,
  },
  closing: {
    thanks: (): string => 'Thank you for what you said.',
    heard: (): string => 'And for coming, and for listening.',
    next: (): string => 'What happens next',
    writeUntil: (when: string): string => `You can go on writing until ${when}.`,
    writeHere: (): string => 'You can still write here until the evening is closed.',
    when: (day: string, clock: string): string => `${day}, ${clock}`,
  },
  pairing: {
    heading: (): string => 'Projector',
    typeThis: (): string => 'On the console, find “Connect a projector” and type this code.',
    orPaste: (): string => 'Have you got a link for this projector? Paste it here.',
    waiting: (): string => 'Looking for the laptop that runs the evening.',
  },
  blank: (): string => 'Nothing is shown just now',
  link: {
    lost: (): string => 'Connecting again',
  },
};
