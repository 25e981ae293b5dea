import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep Caspian blue, the one accent: it marks what can be acted on. */
const caspian: MantineColorsTuple = [
  '#eaf4f9',
  '#d5e6ee',
  '#a8cbdc',
  '#78afc9',
  '#5097b8',
  '#3688ae',
  '#2580aa',
  '#146e96',
  '#046087',
  '#004f72',
];

export const theme = createTheme({
  primaryColor: 'caspian',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { caspian },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace',
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});
