import type { FlowDocument, StickyNote } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";

const COLUMN = 340;
const ROW = 260;

/**
 * A flow of this many steps as a large centre has them: rows of menus, prompts, questions, hours and look-ups that go on to the
 * right and fall out to the row below. Every exit is connected, so that cutting one wire makes exactly one problem.
 */
export function largeFlow(name: string, steps: number): FlowDocument {
  const rowLength = Math.ceil(Math.sqrt(steps / 2)) * 2;
  const last = steps - 1;
  const id = (index: number) => (index === 0 ? "start" : index >= last ? "bye" : `step-${index}`);
  const drawn: Record<string, DrawnNode> = {};
  for (let index = 0; index < steps; index += 1) {
    const at = { x: (index % rowLength) * COLUMN, y: Math.floor(index / rowLength) * ROW };
    const onward = id(index + 1);
    const below = id(Math.min(last, index + rowLength));
    drawn[id(index)] = { ...stepAt(index, last, onward, below), at };
  }
  return drawFlow(name, drawn, { title: `Large flow of ${steps} steps`, notes: [note] });
}

const note: StickyNote = { id: "note-1", text: "Drawn by a machine.", x: 0, y: -200, width: 260, height: 120 };

function stepAt(index: number, last: number, onward: string, below: string): DrawnNode {
  if (index === 0) return { type: "start", to: { next: onward } };
  if (index === last) return { type: "hang-up" };
  const words = { kind: "speech", text: `Sentence number ${index} of a very talkative centre.` };
  switch (index % 4) {
    case 0:
      return {
        type: "menu",
        label: `Menu ${index}`,
        config: {
          prompts: [words],
          choices: [
            { id: "one", label: "Sales", digit: "1" },
            { id: "two", label: "Service", digit: "2" },
            { id: "three", label: "Something else", digit: "3" },
          ],
        },
        to: {
          "choice:one": onward,
          "choice:two": below,
          "choice:three": below,
          timeout: below,
          invalid: below,
          failed: below,
        },
      };
    case 1:
      return {
        type: "play-prompt",
        label: `Say ${index}`,
        config: { prompts: [words] },
        to: { done: onward, failed: below },
      };
    case 2:
      return {
        type: "collect-digits",
        label: `Ask ${index}`,
        config: { prompts: [words], into: `answer_${index}` },
        to: { collected: onward, timeout: below, invalid: below, failed: below },
      };
    default:
      return {
        type: "set-variables",
        label: `Note ${index}`,
        config: { set: [{ name: `step_${index}`, value: `${index} + 1` }] },
        to: { done: onward },
      };
  }
}
