/** What is asked of the product and of the floor alike. */

/**
 * @typedef {object} Question
 * @property {string} name
 * @property {string} search the product's own address of it
 * @property {string} where conditions on v, over $2, $3, … ($1 is the place to begin after, see `floorSql`)
 * @property {string} hit which lots of a listed voyage count, over the same parameters
 * @property {string} order column of v
 * @property {string} cast of that column
 * @property {unknown[]} values of $2, $3, …
 */

/** @type {(size: number) => Question[]} */
export const logQuestions = () => {
  const thisYear = new Date().getUTCFullYear();
  const period = { from: `${thisYear - 12}-01-01`, to: `${thisYear - 1}-12-31` };
  return [
    {
      name: 'period and status, by date',
      search: `from=${period.from}&to=${period.to}&status=closed`,
      // A voyage is dated by its first lot, and no lot of the filler is later than that.
      where: `v.status = 'closed' AND v.dated_on BETWEEN $2::date AND $3::date
        AND EXISTS (SELECT FROM lot l WHERE l.voyage_id = v.id AND l.bl_date BETWEEN $2::date AND $3::date)`,
      hit: 'l.bl_date BETWEEN $2::date AND $3::date',
      order: 'v.dated_on',
      cast: 'date',
      values: [period.from, period.to],
    },
    {
      name: 'grade, by B/L tonnes',
      search: 'grade=2&sort=bl',
      where: 'EXISTS (SELECT FROM lot l WHERE l.voyage_id = v.id AND l.grade_id = $2::int)',
      hit: 'l.grade_id = $2::int',
      order: 'v.bl_tonnes',
      cast: 'numeric',
      values: [2],
    },
    {
      name: 'vessel, by loss',
      search: 'vessel=1500&sort=loss',
      where: 'v.vessel_id = $2::int',
      hit: 'true',
      order: 'coalesce(v.loss_share, 0)',
      cast: 'numeric',
      values: [1500],
    },
    {
      name: 'text, by date',
      search: 'q=qəbələ%20pearl',
      where:
        "v.search_text LIKE '%' || fold_text($2) || '%' AND v.search_text LIKE '%' || fold_text($3) || '%'",
      hit: 'true',
      order: 'v.dated_on',
      cast: 'date',
      values: ['qəbələ', 'pearl'],
    },
  ];
};

/** One page of 51 (whether another one follows is asked with it), or the page beyond a row of the order. @param {Question} question @param {boolean} further */
export function floorSql({ where, hit, order, cast, values }, further) {
  const next = values.length + 2;
  return `
SELECT v.id, v.voyage_no AS "voyageNo", v.version, v.laycan_from::text AS "laycanFrom", v.laycan_to::text AS "laycanTo", v.note, v.simulated, v.status::text, v.dated_on::text AS "datedOn",
  CASE WHEN v.first_bl_date IS NOT NULL THEN 'bl' WHEN v.actual_from IS NOT NULL THEN 'event'
    WHEN v.laycan_from IS NOT NULL THEN 'laycan' ELSE 'entry' END AS "datedBy",
  coalesce(l.date_precision, 'day') AS "datePrecision", nullif(v.vessel_name, '') AS vessel,
  load.name AS "loadTerminal", coalesce(load.time_zone, 'Asia/Aqtau') AS "loadZone",
  discharge.name AS "dischargeTerminal", coalesce(discharge.time_zone, 'Asia/Baku') AS "dischargeZone",
  l.lots, v.lot_count AS "lotsInAll", l.grades, l.shippers, l."blNos", l."blKg", l."outturnKg", l."lossShare", l."lossOverLimit",
  l."lotsWithoutOutturn", (nullif(v.bl_tonnes, 0) * 1000)::float8 AS "intakeKg",
  to_char(sailed.actual_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "sailedAt", sailed.actual_precision::text AS "sailedPrecision",
  to_char(arrived.actual_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "arrivedAt", arrived.actual_precision::text AS "arrivedPrecision",
  CASE WHEN sailed.actual_precision = 'minute' AND arrived.actual_precision = 'minute' AND arrived.actual_at >= sailed.actual_at
    THEN (extract(epoch FROM arrived.actual_at - sailed.actual_at) / 3600)::float8 END AS "passageHours",
  v.warning_count AS warnings, (${order})::text AS place
FROM (SELECT * FROM voyage v WHERE ${where}${further ? ` AND (${order}, v.id) < ($1::${cast}, $${next}::int)` : ' AND $1::text IS NULL'}
  ORDER BY ${order} DESC, v.id DESC LIMIT 51) v
LEFT JOIN terminal load ON load.id = v.load_terminal_id
LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
LEFT JOIN voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
LEFT JOIN voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL
LEFT JOIN LATERAL (
  SELECT count(*)::int AS lots, min(l.bl_date_precision)::text AS date_precision,
    coalesce(array_agg(g.name ORDER BY l.no) FILTER (WHERE g.name IS NOT NULL), '{}') AS grades,
    coalesce(array_agg(c.name ORDER BY l.no) FILTER (WHERE c.name IS NOT NULL), '{}') AS shippers,
    coalesce(array_agg(l.bl_no ORDER BY l.no) FILTER (WHERE l.bl_no IS NOT NULL), '{}') AS "blNos",
    (sum(l.bl_tonnes) * 1000)::float8 AS "blKg", (sum(l.outturn_tonnes) * 1000)::float8 AS "outturnKg",
    (sum(l.bl_tonnes - l.outturn_tonnes) / nullif(sum(l.bl_tonnes) FILTER (WHERE l.outturn_tonnes IS NOT NULL), 0))::float8 AS "lossShare",
    coalesce(abs(sum(l.bl_tonnes - l.outturn_tonnes)) * 200 > sum(l.bl_tonnes) FILTER (WHERE l.outturn_tonnes IS NOT NULL), false) AS "lossOverLimit",
    (count(*) FILTER (WHERE l.bl_tonnes IS NOT NULL AND l.outturn_tonnes IS NULL))::int AS "lotsWithoutOutturn"
  FROM lot l LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id
  WHERE l.voyage_id = v.id AND ${hit}) l ON true
ORDER BY ${order} DESC, v.id DESC`;
}
