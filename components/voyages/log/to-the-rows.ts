/** The keyboard goes on in the table when what it stood on goes away. */
export const toTheRows = () => document.querySelector<HTMLElement>('[data-rows]')?.focus();
