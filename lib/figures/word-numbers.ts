/** Numbers written as words, English and Russian: “one hundred and twenty-five thousand”, «полтора миллиона». Pure. */
import { lookUp } from '@/lib/lookup';

const SMALL: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** Russian numbers change their endings: the beginning tells, the longest first. */
const STEMS: readonly [RegExp, number][] = [
  [/^одиннадцат[ьи]ю?$/, 11],
  [/^двенадцат[ьи]ю?$/, 12],
  [/^тринадцат[ьи]ю?$/, 13],
  [/^четырнадцат[ьи]ю?$/, 14],
  [/^пятнадцат[ьи]ю?$/, 15],
  [/^шестнадцат[ьи]ю?$/, 16],
  [/^семнадцат[ьи]ю?$/, 17],
  [/^восемнадцат[ьи]ю?$/, 18],
  [/^девятнадцат[ьи]ю?$/, 19],
  [/^двадцат[ьи]ю?$/, 20],
  [/^тридцат[ьи]ю?$/, 30],
  [/^сорока?$/, 40],
  [/^пят(ь|и)десят[и]?$/, 50],
  [/^шест(ь|и)десят[и]?$/, 60],
  [/^сем(ь|и)десят[и]?$/, 70],
  [/^вос[е]?м(ь|и)десят[и]?$/, 80],
  [/^девяност[оа]$/, 90],
  [/^ст[оа]$/, 100],
  [/^(двести|двухсот)$/, 200],
  [/^(триста|тр[её]хсот)$/, 300],
  [/^(четыреста|четыр[её]хсот)$/, 400],
  [/^(пятьсот|пятисот)$/, 500],
  [/^(шестьсот|шестисот)$/, 600],
  [/^(семьсот|семисот)$/, 700],
  [/^(восемьсот|восьмисот)$/, 800],
  [/^(девятьсот|девятисот)$/, 900],
  [/^(один|одна|одно|одну|одного|одной)$/, 1],
  [/^(два|две|двух)$/, 2],
  [/^(три|тр[её]х)$/, 3],
  [/^четыр(е|[её]х)$/, 4],
  [/^пят[ьи]$/, 5],
  [/^шест[ьи]$/, 6],
  [/^сем[ьи]$/, 7],
  [/^вос(емь|ьми)$/, 8],
  [/^девят[ьи]$/, 9],
  [/^десят[ьи]$/, 10],
];

type Word = { kind: 'number' | 'hundred' | 'scale' | 'half' | 'joint'; value: number };

function wordOf(text: string): Word | null {
  const word = text.toLowerCase();
  const small = lookUp(SMALL, word);
  if (small !== undefined) return { kind: 'number', value: small };
  if (word === 'hundred') return { kind: 'hundred', value: 100 };
  if (/^thousands?$/.test(word) || /^(тысяч[аиу]?|тыс)$/.test(word)) return { kind: 'scale', value: 1e3 };
  if (/^millions?$/.test(word) || /^(миллион(а|ов|у|е)?|млн)$/.test(word))
    return { kind: 'scale', value: 1e6 };
  if (word === 'half' || word === 'половиной' || word === 'половина') return { kind: 'half', value: 0.5 };
  if (/^полтор[аы]$|^полутора$/.test(word)) return { kind: 'number', value: 1.5 };
  if (word === 'полмиллиона') return { kind: 'scale', value: 5e5 };
  if (['and', 'a', 'an', 'с'].includes(word)) return { kind: 'joint', value: 0 };
  const stem = STEMS.find(([pattern]) => pattern.test(word));
  return stem ? { kind: 'number', value: stem[1] } : null;
}

/** The value of number words in their order: what stands before a scale is multiplied by it, what follows is added. */
function valueOf(words: readonly Word[]): number {
  let [total, current, scale, halved] = [0, 0, 1, false];
  for (const { kind, value } of words) {
    if (kind === 'number') current += value;
    else if (kind === 'hundred') current = (current || 1) * value;
    else if (kind === 'half') [current, halved] = [current + value, true];
    else if (kind === 'scale') {
      total += value === 5e5 ? value : (current || 1) * value;
      [current, scale, halved] = [0, value, false];
    }
  }
  // “two million and a half”: half of the scale just named.
  return total + (halved ? current * scale : current);
}

export interface WordNumeral {
  start: number;
  end: number;
  text: string;
  value: number;
}

/** The numbers in words of a text, in order. A lone “one” or “a” counts only before a scale or with other words. */
export function wordNumerals(text: string): WordNumeral[] {
  const found: WordNumeral[] = [];
  let run: { start: number; end: number; word: Word }[] = [];
  const close = () => {
    while (run.at(-1)?.word.kind === 'joint') run.pop();
    const [first, last] = [run[0], run.at(-1)];
    // A scale alone belongs to the digits before it; “a million” is one.
    const counts =
      run.some(({ word }) => word.kind === 'number' || word.kind === 'half') ||
      run.some(({ word }) => word.value === 5e5) ||
      (run.length > 1 && run[0]?.word.kind === 'joint');
    const digitsBefore = first !== undefined && /\d\s*$/.test(text.slice(0, first.start));
    if (first && last && counts && !digitsBefore) {
      const value = valueOf(run.map(({ word }) => word));
      if (value > 0)
        found.push({ start: first.start, end: last.end, text: text.slice(first.start, last.end), value });
    }
    run = [];
  };
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const word = wordOf(match[0]);
    const start = match.index;
    const before = run.at(-1);
    if (before && !/^[\s-]+$/.test(text.slice(before.end, start))) close();
    if (!word) {
      close();
      continue;
    }
    if (word.kind === 'joint' && run.length === 0 && !/^an?$/i.test(match[0])) continue;
    run.push({ start, end: start + match[0].length, word });
  }
  close();
  return found;
}
