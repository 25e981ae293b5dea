'use server';

import { isSection, readSection } from './board-sections';
import { openBoard } from './open-board';
import { signedIn } from './signed-in';

/** A section of the board of that address, drawn; what came from the browser is read anew, and so is who asks. */
export async function loadSection(name: string, address: string): Promise<React.ReactNode> {
  const person = await signedIn();
  const parameters = Object.fromEntries(new URLSearchParams(String(address).replace(/^\/\??/, '')));
  const board = await openBoard(person, parameters);
  if (board.state !== 'open' || !isSection(name)) throw new Error('There is no such section of a board.');
  return readSection(name, board);
}
