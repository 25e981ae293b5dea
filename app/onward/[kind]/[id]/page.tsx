export { default, generateMetadata } from '@/app/registry/[kind]/[id]/page';
