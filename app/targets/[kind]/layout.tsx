import { kindsOf } from '@/app/registry/addressed';

export default kindsOf('targets');
