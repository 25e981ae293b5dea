import { cache } from 'react';
import { holdsSimulated } from '@/lib/voyages/demonstration.queries';
import { personOrNull } from './signed-in';

/**
 * What the frame around each page needs. With the database down the frame is drawn without a person, so that the page
 * inside it can say what is wrong.
 */
export const frameContext = cache(async () => {
  try {
    const person = await personOrNull();
    return { person, simulated: person !== null && (await holdsSimulated(person)) };
  } catch (error) {
    console.error('frame:', error instanceof Error ? error.message : error);
    return { person: null, simulated: false };
  }
});
