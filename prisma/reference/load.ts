import pg from 'pg';
import { facts, given, type Fact } from './csv';
import { loadDocumentedVoyages } from './documented-voyages';
import { loadOnward } from './onward';
import { KnownFacts, type FactTable } from './known';
import type { Writer } from '../owner';

export const REFERENCE: Writer = { id: 'system:reference', name: 'Reference data' };

/** `B/L` → `bl`, `lifted at Ceyhan` → `lifted_at_ceyhan`, `pipeline / force majeure` → `pipeline_force_majeure`. */
function enumValue(text: string): string {
  return text === 'B/L' ? 'bl' : text.toLowerCase().replace(/[^a-z]+/g, '_');
}

/**
 * Loads the project's public facts with their sources. Only what was never loaded comes in; what people changed,
 * renamed or merged stays as they left it.
 * @returns how many facts are new
 */
export async function loadReference(client: pg.Client): Promise<number> {
  const known = await KnownFacts.read(client, REFERENCE.id);
  let added = 0;
  const add = async (table: FactTable, columns: Record<string, unknown>) => {
    const stored = await known.add(table, columns);
    if (stored.isNew) added += 1;
    return stored;
  };

  for (const company of companies()) await add('company', company);
  for (const { operator, ...vessel } of facts('vessels')) {
    await add('vessel', { ...vessel, operator_id: known.id('company', operator) });
  }
  for (const terminal of facts('terminals')) await add('terminal', terminal);
  for (const grade of facts('grades')) await add('grade', gradeColumns(grade));
  for (const { grades, ...scope } of facts('scopes')) {
    const { id, isNew } = await add('scope', scope);
    for (const grade of isNew && grades ? grades.split(';') : []) {
      await client.query('INSERT INTO scope_grade (scope_id, grade_id) VALUES ($1, $2)', [
        id,
        known.id('grade', grade),
      ]);
    }
  }
  for (const { seller, buyer, ...agreement } of facts('agreements')) {
    const parties = { seller_id: known.id('company', seller), buyer_id: known.id('company', buyer) };
    await add('agreement', { ...agreement, ...parties });
  }
  for (const { agreement, scope, ...version } of facts('target-versions')) {
    const of = { agreement_id: known.id('agreement', agreement), scope_id: known.id('scope', scope) };
    await add('target_version', { ...version, ...of });
  }
  for (const { relay_of: relayOf, ...figure } of facts('reported-figures')) {
    const [basis, status] = [enumValue(given(figure, 'basis')), enumValue(given(figure, 'status'))];
    const columns = { ...figure, basis, status, relay_of_id: known.id('reported_figure', relayOf) };
    const { id, isNew } = await add('reported_figure', columns);
    if (!isNew) await completeFigure(client, id, columns);
  }
  for (const { from, to, delay_reason: reason, ...disruption } of facts('disruptions')) {
    const delayReason = reason && enumValue(reason);
    await add('disruption', { ...disruption, from_date: from, to_date: to, delay_reason: delayReason });
  }
  added += await loadOnward(client, known, REFERENCE.id);
  return added + (await loadDocumentedVoyages(client, known));
}

/** What a later release prints of a figure comes to one that nobody has amended; loaded again it changes nothing. */
async function completeFigure(client: pg.Client, id: number, figure: Record<string, unknown>): Promise<void> {
  const columns = [
    'quote',
    'change_as_cited',
    'change_tonnes',
    'percent_as_cited',
    'percent',
    'compared_start',
    'compared_end',
    'relay_of_id',
  ];
  await client.query(
    `UPDATE reported_figure SET (${columns.join(', ')}) = ROW (${columns.map((_, index) => `$${index + 2}`).join(', ')})
      WHERE id = $1 AND version = 1 AND num_nonnulls(${columns.join(', ')}) = 0 AND num_nonnulls($2::text, $3::text, $5::text, $9::int) > 0`,
    [id, ...columns.map((column) => figure[column] ?? null)],
  );
}

/** Everybody the other files name, each with the first source that names them. */
function companies(): { name: string; source: string | null }[] {
  const named = new Map<string, string | null>();
  const name = (fact: Fact, ...columns: string[]) => {
    for (const column of columns) {
      const company = fact[column];
      if (company && !named.has(company)) named.set(company, fact.source ?? null);
    }
  };
  for (const agreement of facts('agreements')) name(agreement, 'seller', 'buyer');
  for (const voyage of facts('documented-voyages')) name(voyage, 'shipper');
  for (const vessel of facts('vessels')) name(vessel, 'operator');
  return [...named].map(([company, source]) => ({ name: company, source }));
}

/** Density and barrels per tonne follow from API gravity and are not stored: a converted number needs its factor. */
function gradeColumns({ name, api_gravity, source, note }: Fact): Record<string, unknown> {
  return { name, api_gravity, source, note };
}
