import { NextIntlClientProvider } from 'next-intl';
import { messages } from '@/lib/messages/catalogue';

type Subject = keyof typeof messages;

/** The texts that what runs in the browser needs below here; no other travels. Drawn on the server, all are there. */
export function Texts({ of, children }: { of: readonly Subject[]; children: React.ReactNode }) {
  const subjects: readonly Subject[] = ['frame', ...of];
  const needed = Object.fromEntries(subjects.map((subject) => [subject, messages[subject]]));
  return <NextIntlClientProvider messages={needed}>{children}</NextIntlClientProvider>;
}
