import { messages } from '@/lib/messages/catalogue';
import { ReadTexts } from './read-texts';

type Subject = keyof typeof messages;

/**
 * The texts that what runs in the browser needs below here, besides those around it; no other travels. They travel as
 * one text: one by one they were a quarter of what opening a form took. Drawn on the server, all are there.
 */
export function Texts({ of, children }: { of: readonly Subject[]; children: React.ReactNode }) {
  const needed = Object.fromEntries(of.map((subject) => [subject, messages[subject]]));
  return <ReadTexts packed={JSON.stringify(needed)}>{children}</ReadTexts>;
}
