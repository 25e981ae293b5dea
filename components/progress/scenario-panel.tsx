import { useId } from 'react';
import { scenarioEnd, sliders, type Scenario, type ScenarioBase, type Slider } from '@/lib/progress/scenario';
import { printShare, printSignedKt } from '@/lib/progress/sentence';
import { formatKt, formatTonnes } from '@/lib/quantity';
import classes from './scenario.module.css';

/** Every text of the sliders, printed on the server: the browser fetches no catalogue for them. */
export type ScenarioTexts = Record<
  | 'title'
  | 'voyages'
  | 'intake'
  | 'outage'
  | 'draught'
  | 'draughtNote'
  | 'noLimit'
  | 'usual'
  | 'ends'
  | 'gap'
  | 'aMonth'
  | 'required'
  | 'ofBest'
  | 'name'
  | 'reset'
  | 'address'
  | 'formula',
  string
>;

type ScenarioPanelProps = {
  scenario: Scenario;
  /** Whether anybody moved a slider, or the address did. */
  chosen: boolean;
  base: ScenarioBase;
  texts: ScenarioTexts;
  onChange: (scenario: Scenario | null) => void;
};

/** What would it take: the sliders and where they lead. */
export function ScenarioPanel({ scenario, chosen, base, texts, onChange }: ScenarioPanelProps) {
  const bounds = sliders(base);
  const change = (part: Partial<Scenario>) => onChange({ ...scenario, ...part });
  const { draught } = bounds;
  return (
    <fieldset className={classes.panel} data-chosen={chosen}>
      <legend className={classes.title}>{texts.title}</legend>
      <Range
        name={texts.voyages}
        value={scenario.voyages}
        says={scenario.voyages.toFixed(1)}
        slider={bounds.voyages}
        onChange={(voyages) => change({ voyages })}
      />
      <Range
        name={texts.intake}
        value={scenario.intakeT}
        says={formatTonnes(scenario.intakeT * 1000)}
        slider={bounds.intake}
        onChange={(intakeT) => change({ intakeT })}
      />
      <Range
        name={texts.outage}
        value={scenario.outageDays}
        says={String(scenario.outageDays)}
        slider={bounds.outage}
        onChange={(outageDays) => change({ outageDays })}
      />
      {draught && (
        <Range
          name={texts.draught}
          value={scenario.draughtM ?? draught.max}
          says={scenario.draughtM === null ? texts.noLimit : scenario.draughtM.toFixed(1)}
          slider={draught}
          // All the way to the right there is no limit.
          onChange={(metres) => change({ draughtM: metres >= draught.max ? null : metres })}
        />
      )}
      <p className={classes.note}>{texts.draughtNote}</p>
      {chosen ? <Leads {...{ scenario, base, texts }} /> : <p className={classes.note}>{texts.usual}</p>}
      {chosen && (
        <p className={classes.name}>
          <label>
            {texts.name}{' '}
            <input
              type="text"
              maxLength={60}
              value={scenario.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          </label>
          <button type="button" onClick={() => onChange(null)}>
            {texts.reset}
          </button>
          <span className={classes.note}>{texts.address}</span>
        </p>
      )}
    </fieldset>
  );
}

/** Where a scenario leads, in numbers. */
function Leads({ scenario, base, texts }: Pick<ScenarioPanelProps, 'scenario' | 'base' | 'texts'>) {
  const { endKg, gapKg, kgAMonth, requiredKg, ofBest } = scenarioEnd(scenario, base);
  const numbers = [
    { name: texts.ends, value: formatKt(endKg) },
    ...(gapKg === null ? [] : [{ name: texts.gap, value: printSignedKt(gapKg) }]),
    { name: texts.aMonth, value: formatKt(kgAMonth) },
    ...(requiredKg === null ? [] : [{ name: texts.required, value: formatKt(requiredKg) }]),
    ...(ofBest === null ? [] : [{ name: texts.ofBest, value: printShare(ofBest) }]),
  ];
  return (
    <>
      <dl className={classes.leads} aria-live="polite">
        {numbers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{texts.formula}</p>
    </>
  );
}

type RangeProps = {
  name: string;
  value: number;
  says: string;
  slider: Slider;
  onChange: (value: number) => void;
};

/** The browser's own slider: arrows, Page Up and Down, Home and End just work. */
function Range({ name, value, says, slider, onChange }: RangeProps) {
  const id = useId();
  return (
    <div className={classes.range}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type="range"
        {...slider}
        value={value}
        aria-valuetext={says}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <output htmlFor={id}>{says}</output>
    </div>
  );
}
