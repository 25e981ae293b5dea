import { useTranslations } from 'next-intl';

export default function Loading() {
  return <p role="status">{useTranslations('frame')('loading')}</p>;
}
