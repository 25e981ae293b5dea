/** Names of the registry that a name in a file may mean: written in another alphabet, or with a slip. Offered, never taken. Pure. */
import { foldText } from '@/lib/voyages/impossible';

const CYRILLIC: Record<string, string> = {
  ...{
    а: 'a',
    ә: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
  },
  ...{
    і: 'i',
    к: 'k',
    қ: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    ң: 'n',
    о: 'o',
    ө: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
  },
  ...{
    у: 'u',
    ұ: 'u',
    ү: 'u',
    ф: 'f',
    х: 'kh',
    һ: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'y',
    ь: '',
  },
  ...{ э: 'e', ю: 'yu', я: 'ya' },
};

/** Latin letters and digits alone, as the sounds are mostly written: `Лачын`, `Laçın` and `Lachyn` are near. */
function sounds(name: string): string {
  return [...foldText(name)]
    .map((letter) => CYRILLIC[letter] ?? letter)
    .join('')
    .replace(/ə/g, 'a')
    .replace(/ç/g, 'ch')
    .replace(/ş/g, 'sh')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
    .replace(/y/g, 'i')
    .replace(/([a-z])\1/g, '$1');
}

/** Letters to add, leave out or change from one to the other; more than `most` is `most + 1`. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(same, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return Math.min(before[b.length]!, most + 1);
}

const OFFERED = 4;

/** Up to four of the names, the nearest first; a short name has to be nearer than a long one. */
export function similarNames(read: string, names: readonly string[]): string[] {
  const heard = sounds(read);
  if (heard.length < 3) return [];
  const most = heard.length < 6 ? 1 : 2;
  return [...new Set(names)]
    .map((name) => {
      const other = sounds(name);
      const within =
        heard.length >= 5 && (other.includes(heard) || heard.includes(other)) && other.length >= 5;
      return { name, far: within ? Math.min(1, slips(heard, other, most)) : slips(heard, other, most) };
    })
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, OFFERED)
    .map(({ name }) => name);
}
