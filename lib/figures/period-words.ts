/** Months, ordinals and counts of months as English and Russian texts name them: parts of patterns, and their numbers. Pure. */

const MONTHS = [
  /^(Jan(uary|\.)?|январ[а-яё]*)$/,
  /^(Feb(ruary|\.)?|феврал[а-яё]*)$/,
  /^(Mar(ch|\.)?|март[а-яё]{0,2})$/,
  /^(Apr(il|\.)?|апрел[а-яё]*)$/,
  /^(May|ма[йяею][а-яё]{0,2})$/,
  /^(June?\.?|июн[а-яё]*)$/,
  /^(July?\.?|июл[а-яё]*)$/,
  /^(Aug(ust|\.)?|август[а-яё]*)$/,
  /^(Sept?(ember|\.)?|сентябр[а-яё]*)$/,
  /^(Oct(ober|\.)?|октябр[а-яё]*)$/,
  /^(Nov(ember|\.)?|ноябр[а-яё]*)$/,
  /^(Dec(ember|\.)?|декабр[а-яё]*)$/,
];
// English months have a capital: “may” and “march” are verbs too.
const EN =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
const RU =
  '[Яя]нвар[а-яё]*|[Фф]еврал[а-яё]*|[Мм]арт[а-яё]{0,2}|[Аа]прел[а-яё]*|[Мм]а[йяею](?:м)?|[Ии]юн[а-яё]*|[Ии]юл[а-яё]*|[Аа]вгуст[а-яё]*|[Сс]ентябр[а-яё]*|[Оо]ктябр[а-яё]*|[Нн]оябр[а-яё]*|[Дд]екабр[а-яё]*';
export const MONTH = `(?<!\\p{L})(${EN}|${RU})\\.?(?!\\p{L})`;
export const MONTH_DAY = `${MONTH}\\s+(\\d{1,2}),?`;
export const DAY_MONTH = `(?<!\\d)(\\d{1,2})\\s+${MONTH}`;
export const YEAR = `(?:,?\\s*(?:of|in)?\\s*(?:the\\s+year\\s+)?(20\\d\\d)(?!\\d)(?:\\s*(?:года|году|год|г\\.))?)`;
export const monthNumber = (text: string) =>
  MONTHS.findIndex((pattern) => pattern.test(/^[A-Z]/.test(text) ? text : text.toLowerCase())) + 1;

const ORDINALS: readonly [RegExp, number][] = [
  [/^(first|1st|1-?[йемого]*|i|перв[а-яё]+)$/i, 1],
  [/^(second|2nd|2-?[йемого]*|ii|втор[а-яё]+)$/i, 2],
  [/^(third|3rd|3-?[йемого]*|iii|треть[а-яё]*)$/i, 3],
  [/^(fourth|4th|last|4-?[йемого]*|iv|четв[её]рт[а-яё]+)$/i, 4],
];
export const ordinal = (text: string) => ORDINALS.find(([pattern]) => pattern.test(text))?.[1] ?? 0;
export const ORDINAL =
  '(first|second|third|fourth|last|1st|2nd|3rd|4th|[1-4](?:-?(?:й|е|м|го|ом))?|IV|I{1,3}|[Пп]ерв[а-яё]+|[Вв]тор[а-яё]+|[Тт]реть[а-яё]*|[Чч]етв[её]рт[а-яё]+)';
const COUNTS: readonly [RegExp, number][] = [
  [/^(two|дв(а|е|ух))$/i, 2],
  [/^(three|три|тр[её]х)$/i, 3],
  [/^(four|четыре|четыр[её]х)$/i, 4],
  [/^(five|пят[ьи])$/i, 5],
  [/^(six|шест[ьи])$/i, 6],
  [/^(seven|сем[ьи])$/i, 7],
  [/^(eight|вос(емь|ьми))$/i, 8],
  [/^(nine|девят[ьи])$/i, 9],
  [/^(ten|десят[ьи])$/i, 10],
  [/^(eleven|одиннадцат[ьи])$/i, 11],
  [/^(twelve|двенадцат[ьи])$/i, 12],
];
export const count = (text: string) =>
  /^\d+$/.test(text) ? Number(text) : (COUNTS.find(([pattern]) => pattern.test(text))?.[1] ?? 0);
