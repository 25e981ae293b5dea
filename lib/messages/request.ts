import { getRequestConfig } from 'next-intl/server';
import { messages } from './catalogue';

/** English only for now: the locale is fixed here and nowhere else. Times carry their own zone, so this one is only a floor. */
export default getRequestConfig(async () => ({ locale: 'en', timeZone: 'UTC', messages }));
