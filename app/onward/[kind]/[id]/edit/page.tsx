export { default, generateMetadata } from '@/app/registry/[kind]/[id]/edit/page';
