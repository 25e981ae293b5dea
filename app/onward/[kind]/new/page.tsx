export { default, generateMetadata } from '@/app/registry/[kind]/new/page';
