'use client';

import { useMemo, type ReactNode } from 'react';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';

/** What {@link Texts} packed, beside the texts around it. */
export function ReadTexts({ packed, children }: { packed: string; children: ReactNode }) {
  const around = useMessages();
  const messages = useMemo(() => ({ ...around, ...(JSON.parse(packed) as typeof around) }), [around, packed]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
