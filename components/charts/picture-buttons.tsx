'use client';

import { useState } from 'react';

type PictureButtonsProps = {
  /** The `data-picture` of what is drawn. */
  of: string;
  /** What the buttons are for. */
  title: string;
  failed: string;
  /** Lines above and below the drawing; the first is its title. */
  head: string[];
  foot: string[];
  /** The name of the file, without its ending. */
  file: string;
};

/** Saves a chart that is on the page as a picture; what makes it is fetched when asked for. */
export function PictureButtons({ of, title, failed, head, foot, file }: PictureButtonsProps) {
  const [wrong, setWrong] = useState(false);
  const save = (as: 'svg' | 'png') =>
    import('./picture')
      .then(({ savePicture }) => savePicture(of, { head, foot }, file, as))
      .then(
        () => setWrong(false),
        () => setWrong(true),
      );
  return (
    <>
      {(['svg', 'png'] as const).map((as) => (
        <button
          key={as}
          type="button"
          aria-label={`${as.toUpperCase()}: ${title}`}
          onClick={() => void save(as)}
        >
          {as.toUpperCase()}
        </button>
      ))}
      {wrong && <span role="alert">{failed}</span>}
    </>
  );
}
