import { columnVisibilityFeature, metaHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';

/** How a column is headed and aligned. */
interface ColumnMeta {
  label: string;
  /** Stands in the header, so that the cells hold bare numbers. */
  unit?: string;
  /** A sentence for whoever points at the header. */
  title?: string;
  align?: 'end';
}

/** What our tables can do, registered once. The server sorts, filters and pages: no row model is computed here. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type Features = typeof features;
