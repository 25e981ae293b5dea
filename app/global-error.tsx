'use client';

import frame from '@/lib/messages/en/frame.json';

const texts = frame.failure;

/** The last resort, when the frame itself failed: no provider is left to ask for texts or looks. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          margin: '3rem auto',
          maxWidth: '40rem',
          padding: '0 1rem',
        }}
      >
        <h1>{texts.title}</h1>
        <p>{texts.text}</p>
        <button onClick={reset}>{texts.again}</button>
      </body>
    </html>
  );
}
