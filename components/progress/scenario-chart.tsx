'use client';

import { useDeferredValue, useEffect, useState } from 'react';
import { ChartInView } from '@/components/charts/chart-in-view';
import { Swatch } from '@/components/charts/chart-frame';
import type { LineChartProps } from '@/components/charts/line-chart';
import {
  scenarioLine,
  usualScenario,
  withScenario,
  type Scenario,
  type ScenarioBase,
} from '@/lib/progress/scenario';
import { ScenarioPanel, type ScenarioTexts } from './scenario-panel';
import classes from './scenario.module.css';

type ScenarioChartProps = {
  label: string;
  waiting: string;
  drawing: Omit<LineChartProps, 'width' | 'height'>;
  base: ScenarioBase;
  /** That of the address. */
  initial: Scenario | null;
  texts: ScenarioTexts & { line: string };
};

/** Long enough to move a slider through, short enough to copy the address right after. */
const ADDRESS_AFTER_MS = 250;

/** The cumulative chart with a scenario drawn on it; its sliders below. Nothing of it asks the server. */
export function ScenarioChart({ label, waiting, drawing, base, initial, texts }: ScenarioChartProps) {
  const [scenario, setScenario] = useState(initial);
  // The numbers answer at once, the drawing when there is time.
  const drawn = useDeferredValue(scenario);

  useEffect(() => {
    const search = withScenario(window.location.search, scenario);
    if (search === window.location.search) return;
    const waited = setTimeout(
      () => window.history.replaceState(null, '', `${window.location.pathname}${search}`),
      ADDRESS_AFTER_MS,
    );
    return () => clearTimeout(waited);
  }, [scenario]);

  return (
    <>
      <ChartInView
        label={label}
        waiting={waiting}
        height={280}
        drawing={{ kind: 'lines', ...(drawn ? withLine(drawing, drawn, base, texts.line) : drawing) }}
      />
      {scenario && (
        <p className={classes.key} aria-hidden="true">
          <Swatch tone="scenario" /> {scenario.name || texts.line}
        </p>
      )}
      <ScenarioPanel
        scenario={scenario ?? usualScenario(base)}
        chosen={scenario !== null}
        base={base}
        texts={texts}
        onChange={setScenario}
      />
    </>
  );
}

function withLine(
  drawing: ScenarioChartProps['drawing'],
  scenario: Scenario,
  base: ScenarioBase,
  name: string,
): ScenarioChartProps['drawing'] {
  const line = scenarioLine(
    drawing.points.map(({ x }) => x),
    scenario,
    base,
  );
  return {
    ...drawing,
    points: drawing.points.map((point, index) => ({ ...point, scenario: line[index] ?? null })),
    lines: [...drawing.lines, { key: 'scenario', tone: 'scenario', name: scenario.name || name }],
  };
}
