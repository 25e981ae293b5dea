/** Natural Earth's land at 1:50 million: there the Caspian is water, at 1:10 million it is land. */
declare module 'world-atlas/land-50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification';
  const topology: Topology<{ land: GeometryCollection }>;
  export default topology;
}
