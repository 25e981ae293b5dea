import { expect, it } from 'vitest';
import { asLike } from './duplicate';
import { emptyEventTexts, emptyLotText, emptyVoyageText, type VoyageText } from './text';

const last: VoyageText = {
  ...emptyVoyageText('00000000-0000-4000-8000-000000000000'),
  voyageNo: 'AB-2025-0007',
  vesselId: 3,
  loadTerminalId: 1,
  dischargeTerminalId: 2,
  laycanFrom: '01.03.2025',
  note: 'late',
  lots: [
    {
      ...emptyLotText(),
      id: 9,
      gradeId: 4,
      shipperId: 5,
      blNo: 'BL-1',
      blDate: '03.03.2025',
      blTonnes: '9 500',
    },
    { ...emptyLotText(), id: 10, gradeId: 6, shipperId: null, outturnTonnes: '480' },
  ],
  events: { ...emptyEventTexts(), sailed: { planned: '', estimated: '', actual: '03.03.2025 10:00' } },
  acceptedWarnings: [{ code: 'intakeUnusual', reason: 'half a cargo' }],
};
const key = '11111111-0000-4000-8000-000000000000';

it('takes ship, ports, grades and shippers of the last voyage, and nothing that is of its own', () => {
  expect(asLike(emptyVoyageText(key), last)).toEqual({
    ...emptyVoyageText(key),
    vesselId: 3,
    loadTerminalId: 1,
    dischargeTerminalId: 2,
    lots: [
      { ...emptyLotText(), gradeId: 4, shipperId: 5 },
      { ...emptyLotText(), gradeId: 6 },
    ],
  });
});

it('leaves what is typed, and the ship that is chosen', () => {
  const typed: VoyageText = {
    ...emptyVoyageText(key),
    vesselId: 8,
    lots: [
      { ...emptyLotText(), shipperId: 7, blNo: 'BL-2', blTonnes: '8 000' },
      emptyLotText(),
      emptyLotText(),
    ],
  };
  const { vesselId, lots } = asLike(typed, { ...last, lots: [{ ...emptyLotText(), gradeId: 4 }] });
  expect(vesselId).toBe(8);
  expect(lots).toEqual([
    { ...emptyLotText(), gradeId: 4, shipperId: 7, blNo: 'BL-2', blTonnes: '8 000' },
    emptyLotText(),
    emptyLotText(),
  ]);
});
