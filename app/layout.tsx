import '@mantine/core/styles.css';
import './global.css';
import type { Metadata, Viewport } from 'next';
import { ColorSchemeScript, mantineHtmlProps, MantineProvider } from '@mantine/core';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import { Frame } from '@/components/frame/frame';
import { Texts } from '@/components/texts';
import { theme } from '@/components/theme';
import { frameContext } from './frame-context';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame');
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // Live data: nothing of this application is frozen at build.
  await connection();
  const { person, simulated } = await frameContext();
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider messages={{}}>
          <Texts of={['frame']}>
            <MantineProvider theme={theme} defaultColorScheme="auto">
              <Frame person={person} simulated={simulated}>
                {children}
              </Frame>
            </MantineProvider>
          </Texts>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
