import { describe, expect, it } from 'vitest';
import { cleanText } from '../../shared/gathering/text/clean.ts';

describe('FL8: what people wrote is made safe to show, and no word of it is changed', () => {
  it.each(['', ' \n\t', '\u0000\u0007', '\u200b\u200d', '\u2063', '\u3164 \u115f', '\u2800', '\ufe0f', '\u202e'])('FL8: %j is nothing', (typed) => {
    expect(cleanText(typed)).toBe('');
  });
  it.each([
    ['  two\r\nlines\rthree ', 'two\nlines\nthree'],
    ['a\tb', 'a b'],
    ['a\u0000\u0007b\u202Ec\u2066d\uFEFF', 'abcd'],
    ['one\n\n\n\n\ntwo', 'one\n\ntwo'],
    ['e\u0301'.normalize('NFD'), 'e\u0301'],
    [`z${'\u0301'.repeat(40)}`, `z${'\u0301'.repeat(2)}`],
    ['one\u000btwo\u0085three\u2028four', 'one\ntwo\nthree\nfour'],
    ['a\ud83db\udc4dc', 'abc'],
    // A prank of every kind: accents alone, alike, and through joiners.
    [`o${'\u0300\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(9)}`, 'o\u0300\u0301\u0302\u0303'],
    [`\u0e01${'\u0e47'.repeat(40)}`, '\u0e01\u0e47\u0e47'],
    [`o${'\u0300\u200d'.repeat(9)}`, `o\u0300\u200d\u0300${'\u200d'.repeat(8)}`],
    ['<b>&amp; "quotes" =1+1', '<b>&amp; "quotes" =1+1'],
    ['مرحبا 👩🏾‍🦱', 'مرحبا 👩🏾‍🦱'],
  ])('FL8: %j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });
});

describe('FL8: words of every script are kept whole, however many marks a letter of theirs has', () => {
  it.each([
    ['Burmese', 'လျှို့ဝှက် ကျွန်ုပ်တို့၏ ကြွေးမြှီ'],
    ['Shan and Mon', 'ၽႂ်းႁဵတ်းၵၢၼ် ကၠုၚ်ဍုၚ်'],
    ['Khmer', 'ស្ត្រី ក្រុង​ភ្នំពេញ ប្រើប្រាស់ ខ្ញុំ​ស៊ី'],
    ['Tibetan', 'བོད་ཀྱི་སྐད། ཧཱུྃ ཧྐྵྨླྺྼྻྂ བསྒྲུབས'],
    ['Tai Tham', 'ᩃᩣ᩠ᨶᨶᩣ ᨣᩤᩴᨾᩮᩬᩥᨦ ᨻᩕ᩶ᩬᨾ'],
    ['Thai', 'น้ำใจที่ยิ่งใหญ่ กู้ชื่อให้ได้ ป์ู่'],
    ['Lao', 'ຜູ້ຄົນທີ່ຢູ່ນີ້'],
    ['Hebrew with cantillation', 'בְּרֵאשִׁ֖ית בָּרָ֣א יְרוּשָׁלִַ֔͏ם שָּֽׁ֣֗ב'],
    ['Arabic with vowels', 'ٱلْحَمْدُ لِلَّٰهِ رَبِّ ٱلْعَٰلَمِينَ ٱلرَّحْمَٰنِ مَآؤُكُمْ لَّيْسُوا۟ أُو۟لَٰٓئِكَ'],
    ['Urdu and Persian with joiners', 'می\u200cخواهم کَھُلّا'],
    ['Syriac', 'ܫܠܵܡܵܐ ܥܲܠܟ݂ܘܿܢ'],
    ['Vietnamese in parts', 'Tiếng Việt ngữ nghĩa được thuở ấy'.normalize('NFD')],
    ['Devanagari', 'क्ष्म्य र्त्स्न्य संस्कृति हैं ड़्यों'],
    ['Vedic', 'अ॒ग्निमी॑ळे पु॒रोहि॑तं य॒ज्ञस्य॑'],
    ['Bengali, Tamil, Telugu, Sinhala, Malayalam', 'স্বাস্থ্য க்ஷௌ స్త్రీలు ශ්‍රී ලංකාව സ്ത്രീകൾ'],
    ['Yoruba and Igbo in parts', 'Ẹ̀kọ́ ọ̀rọ̀ ìwé ńlá ụ̀lọ́ ọ́gụ́gụ̀'.normalize('NFD')],
    ['Amharic, N’Ko', 'ሰላም ለዓ፟ለም ߒߞߏ߫ ߛߋ߲߬ߞߏ߲߮'],
    ['phonetic', 'ɛ̃̂ː ɔ̤̀̃ t͡ʃʰ k͡p̚'],
    ['Javanese and Balinese', 'ꦲꦏ꧀ꦱꦫꦗꦮ ᬅᬓ᭄ᬱᬭᬩᬮᬶ ꦏꦿꦺꦴꦁ'],
    ['pictures', '👩🏾‍🦱 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️‍🔥'],
  ])('FL8: %s', (_script, words) => {
    expect(cleanText(words)).toBe(words);
    expect(cleanText(words.normalize('NFD'))).toBe(words.normalize('NFD'));
  });
});
