'use client';

import { createContext, use, useDeferredValue, useEffect, useState } from 'react';
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

type Drawn = { scenario: Scenario; base: ScenarioBase } | null;
const Draws = createContext<(drawn: Drawn) => void>(() => undefined);

type ScenarioChartProps = {
  label: string;
  waiting: string;
  height: number;
  drawing: Omit<LineChartProps, 'width' | 'height'>;
  /** What a scenario without a name is called. */
  line: string;
  /** {@link ScenarioSliders}, when they are read. */
  children: React.ReactNode;
};

/** The cumulative chart with a scenario drawn on it; its sliders below. */
export function ScenarioChart({ label, waiting, height, drawing, line, children }: ScenarioChartProps) {
  const [asked, setAsked] = useState<Drawn>(null);
  // The numbers answer at once, the drawing when there is time.
  const drawn = useDeferredValue(asked);
  return (
    <Draws value={setAsked}>
      <ChartInView
        label={label}
        waiting={waiting}
        height={height}
        drawing={{ kind: 'lines', ...(drawn ? withLine(drawing, drawn, line) : drawing) }}
      />
      {asked && (
        <p className={classes.key} aria-hidden="true">
          <Swatch tone="scenario" /> {asked.scenario.name || line}
        </p>
      )}
      <div data-unpictured>{children}</div>
    </Draws>
  );
}

function withLine(
  drawing: ScenarioChartProps['drawing'],
  { scenario, base }: NonNullable<Drawn>,
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

/** Long enough to move a slider through, short enough to copy the address right after. */
const ADDRESS_AFTER_MS = 250;

type ScenarioSlidersProps = {
  base: ScenarioBase;
  /** That of the address. */
  initial: Scenario | null;
  texts: ScenarioTexts;
};

/** What would it take: nothing of it asks the server; the address keeps it. */
export function ScenarioSliders({ base, initial, texts }: ScenarioSlidersProps) {
  const draw = use(Draws);
  const [scenario, setScenario] = useState(initial);

  useEffect(() => draw(scenario && { scenario, base }), [draw, scenario, base]);
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
    <ScenarioPanel
      scenario={scenario ?? usualScenario(base)}
      chosen={scenario !== null}
      base={base}
      texts={texts}
      onChange={setScenario}
    />
  );
}
