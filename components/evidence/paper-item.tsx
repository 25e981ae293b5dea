import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import { MEDIA_TYPES, type MediaType } from '@/lib/evidence/content';
import { printSize, type Paper } from '@/lib/evidence/paper';
import type { Result } from '@/lib/result';
import type { VoyageRecord } from '@/lib/voyages/record';
import { useAboutWords } from './about-words';
import { RemoveButton } from './remove-button';
import classes from './evidence.module.css';

export type RemovePaper = (typed: { voyageNo: string; id: number; reason: string }) => Promise<Result<null>>;

const MEDIA = Object.keys(MEDIA_TYPES) as (keyof typeof MEDIA_TYPES)[];
const mediaOf = (type: MediaType) => MEDIA.find((name) => MEDIA_TYPES[name] === type) ?? 'pdf';

interface PaperItemProps {
  paper: Paper;
  voyage: VoyageRecord;
  remove: RemovePaper | null;
  /** Left out where the row says what the paper is about. */
  withAbout: boolean;
}

/** One paper: its name opens it, below that what it is, whence and since when. */
export function PaperItem({ paper, voyage, remove, withAbout }: PaperItemProps) {
  const t = useTranslations('evidence');
  const { voyageNo, zones } = voyage;
  const about = useAboutWords({
    lots: voyage.lots,
    ports: { load: voyage.loadTerminal?.port ?? null, discharge: voyage.dischargeTerminal?.port ?? null },
  });
  const { id, fileName, kind, mediaType, size, by, at, sha256 } = paper;
  return (
    <>
      {/* No Link: it would fetch the file before anybody asks for it. */}
      <a className={classes.name} href={`/voyages/${encodeURIComponent(voyageNo)}/papers/${id}`}>
        {fileName}
      </a>
      {remove && <RemoveButton voyageNo={voyageNo} id={id} fileName={fileName} remove={remove} />}
      <span className={classes.small}>
        {[
          t(`kinds.${kind}`),
          ...(withAbout ? [about(paper.about)] : []),
          t('file', { media: t(`media.${mediaOf(mediaType)}`), size: printSize(size) }),
          t('kept', { name: by, at: printMoment(at, zones.load) }),
        ].join(' · ')}
      </span>
      <span className="paper-only">
        <span className={classes.small}>{t('fingerprint', { sha256 })}</span>
      </span>
    </>
  );
}
