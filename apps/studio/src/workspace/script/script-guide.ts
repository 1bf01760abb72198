/** Where an agent stands in a script: the steps taken, first to present, with the answers given on the way. */
export interface ScriptGuide {
  readonly trail: readonly { readonly step: string; readonly answer?: string }[];
}

export interface ScriptStep {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly { readonly label: string; readonly to: string }[];
}

export function startScript(steps: readonly ScriptStep[]): ScriptGuide {
  const first = steps[0];
  return { trail: first ? [{ step: first.id }] : [] };
}

export function presentStep(guide: ScriptGuide, steps: readonly ScriptStep[]): ScriptStep | undefined {
  const at = guide.trail.at(-1)?.step;
  return steps.find((step) => step.id === at);
}

/** The customer answered: on to where that answer leads. An answer that leads nowhere, or is not offered, changes nothing. */
export function chooseAnswer(guide: ScriptGuide, steps: readonly ScriptStep[], label: string): ScriptGuide {
  const here = presentStep(guide, steps);
  const answer = here?.answers.find((one) => one.label === label);
  if (!here || !answer || !steps.some((step) => step.id === answer.to)) return guide;
  return { trail: [...guide.trail.slice(0, -1), { step: here.id, answer: label }, { step: answer.to }] };
}

/** Back to a step on the trail; what was answered from there on is forgotten. */
export function backTo(guide: ScriptGuide, index: number): ScriptGuide {
  const step = guide.trail[index];
  return step ? { trail: [...guide.trail.slice(0, index), { step: step.step }] } : guide;
}
