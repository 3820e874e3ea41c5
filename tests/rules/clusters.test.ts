import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../shared/gathering/text/clean.ts';
import '../tools/seed.ts';

/** What this machine's own Unicode takes for one letter. */
const segments = new Intl.Segmenter('und', { granularity: 'grapheme' });
const lengthsOf = (text: string): number[] => [...segments.segment(text)].map(({ segment }) => Array.from(segment).length);
const longest = (text: string): number => Math.max(0, ...lengthsOf(text));
const visible = (text: string): string => text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/** Each makes one letter without end, by another rule of Unicode's. */
const PRANKS: readonly (readonly [string, string])[] = [
  ['emoji that are joined', '👩\u200d'],
  ['emoji with skin tones that are joined', '👩🏾\u200d'],
  ['letters that begin a Hangul syllable', '\u1100'],
  ['vowels of Hangul', '\u1161'],
  ['letters that end a Hangul syllable', '\u11a8'],
  ['older letters of Hangul', '\ua960\ud7b0\ud7cb'],
  ['tags of a flag', '\u{e0067}'],
  ['choices of shape', '\ufe0f'],
  ['other choices of shape', '\u{e0100}'],
  ['joiners of marks', '\u034f'],
  ['joiners', '\u200d'],
  ['skin tones', '\u{1f3fe}'],
  ['Devanagari written into each other', 'क\u094d'],
  ['the same with joiners', 'क\u094d\u200d'],
  ['Malayalam', 'ക\u0d4d'],
  ['Burmese', 'က\u1039'],
  ['Khmer', 'ក\u17d2'],
  ['Balinese', 'ᬓ\u1b44'],
  ['signs before Arabic numbers', '\u0600'],
  ['a letter of Malayalam that leans on the next', '\u0d4e'],
  ['spacing marks of Thai', '\u0e33'],
  ['many kinds of marks', '\u0951\u0952\u0bd7\u0bbe\u1031\u102b\u0f39\u20dd'],
];

describe('FL8: nothing that readers take for one letter is too long for a line', () => {
  it.each(PRANKS)('FL8: %s', (_name, prank) => {
    for (const text of [prank.repeat(600), `👩${prank.repeat(600)}`, `က${prank.repeat(600)} and words`]) {
      const clean = cleanText(text);
      expect(longest(clean)).toBeLessThanOrEqual(32);
      expect(cleanText(clean)).toBe(clean);
    }
  });

  it('FL8: holds for any mixture of them; cleaning twice changes nothing more, and no letter is lost or moved', () => {
    const parts = [
      ...new Set(PRANKS.flatMap(([, prank]) => Array.from(prank))),
      '🇬',
      '🇧',
      'a',
      'ü',
      ' ',
      '\n',
      '한',
      '가',
      '🏴',
      '\u{e007f}',
      '\u200b',
      '1',
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...parts), fc.nat({ max: 40 })), { maxLength: 30 }), (runs) => {
        const typed = runs.map(([part, times]) => part.repeat(times)).join('');
        const clean = cleanText(typed);
        expect(longest(clean)).toBeLessThanOrEqual(32);
        expect(cleanText(clean)).toBe(clean);
        const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{Extended_Pictographic}\p{Regional_Indicator}]|\u115f|\u1160/gu, '');
        if (clean !== '') expect(letters(clean)).toBe(letters(typed));
      }),
      { numRuns: 300 },
    );
  });

  it('FL8: where a line may break, it breaks between letters, and all of them are there', () => {
    const clean = cleanText('ᄀ'.repeat(100));
    expect(visible(clean)).toBe('ᄀ'.repeat(100));
    expect(longest(clean)).toBe(9);
    expect(clean.split('\u200b').map((one) => one.length)).toEqual([...Array.from({ length: 11 }, () => 9), 1]);
  });
});

describe('FL8: what languages and fonts take for one letter is kept as it was typed', () => {
  it.each([
    ['families with skin tones', '👨🏿‍👩🏽‍👧🏻‍👦🏾 👩‍👩‍👧‍👧 👩🏽‍❤️‍💋‍👨🏿 🧑🏻‍🤝‍🧑🏿 👨🏿‍👩🏽‍👧🏻‍👦🏾‍👶🏼‍🧒🏽'],
    ['flags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏳️‍🌈🏳️‍⚧️🏴‍☠️'],
    ['many flags without a space', '🇬🇧🇯🇲🇳🇬🇬🇭🇮🇪🇵🇰🇮🇳🇧🇩🇵🇱🇷🇴🇸🇴🇪🇷🇸🇩🇸🇾🇺🇦🇻🇪🇨🇴🇧🇷'.repeat(3)],
    ['Devanagari', 'कार्त्स्न्य राष्ट्रीय उच्छ्वास द्व्यक्षर स्त्र्युपन्यास'],
    ['Sanskrit in other scripts', 'കാർത്സ്ന്യം ಕಾರ್ತ್ಸ್ನ್ಯ కార్త్స్న్య কার্ৎস্ন্য'],
    ['Burmese and Pali', 'သတ္တဝါ မန္တလေး က္ကျွှံ့ ဥက္ကဋ္ဌ'],
    ['Tibetan', 'ཧྐྵྨླྺྼྻྂ རྐྱབ བསྒྲུབས'],
    ['Hangul of today', '대한민국의 경찰'],
    ['Hangul in parts', '대한민국의 경찰'.normalize('NFD')],
    ['Hangul of long ago', '나랏〮말〯ᄊᆞ미〮 ᄇᄉ금 ᄢᅢᇂ ᄇᄉ고ᅡᅵᆯᆨᆺ'],
    ['Khmer and Tai Tham', 'ស្ត្រី ក្ស័យ ᨻᩕ᩶ᩬᨾ ᩈ᩠ᨶ᩠ᨲ'],
    ['Arabic numbers with their signs', '؀١٢٣ ۝١٢ \u0601\u0602٤'],
    ['Persian with joiners', 'نمی‌خواهم ه‍ ه‍ ه‍ خانه‌هایشان'],
    ['Sinhala with joiners', 'ශ්‍රී ක්‍ෂ ප්‍ර'],
    ['a word without a space', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
    ['Thai and Lao', 'น้ำทำกำจำนำ ຄຳນຳ'.repeat(4)],
    ['Burmese of every day', 'တော်တော်ပျော်တယ် ဒေါ်ကျော်ကျော်ဇော် ကျွန်တော်တို့ကိုပြောခွင့်ပေးပါ ကျေးဇူးတင်ပါတယ်'],
  ])('FL8: %s', (_name, words) => {
    expect(cleanText(words)).toBe(words);
  });

  // A syllable that a vowel and a closing sign end, as often as a sentence without spaces has it.
  it.each(['တော်', 'ဒေါ်', 'ကျွန်', 'কোন্', 'कोन्', 'கோள்', 'കോൻ്', 'කෝන්', 'ꦏꦺꦴꦤ꧀', 'ᬓᭀᬦ᭄', 'ស្រោះ', 'ᨠᩮᩣ᩠ᨦ', 'ꯀꯣꯟ꯭', 'ᮊᮧᮔ᮪', 'ཀོའི་', 'ܟܳܢ', 'كَاً'])(
    'FL8: %s again and again',
    (syllable) => {
      const words = syllable.repeat(40);
      expect(cleanText(words)).toBe(words);
    },
  );
});
