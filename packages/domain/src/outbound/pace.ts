/** What a campaign's pacing goes by. */
export interface PaceState {
  /** Agents of the campaign's queue who could take a call now. */
  readonly ready: number;
  /** Contacts in line for whom no agent is reserved yet. */
  readonly inLine: number;
  /** Calls that ring or are talked on now. */
  readonly dialling: number;
  /** Calls that the trunk still takes. */
  readonly linesFree: number;
  /** The most calls of this campaign at once. */
  readonly maxCalls: number;
}

/** How many more contacts to take up now. Pure, so that each mode can be proven and simulated; never negative. */
export type Pace = (state: PaceState) => number;

const within = ({ inLine, dialling, linesFree, maxCalls }: PaceState, wanted: number): number =>
  Math.max(0, Math.min(wanted, linesFree - inLine, maxCalls - dialling - inLine));

/** One contact in line for each agent who is ready: nobody is dialled before an agent is reserved. */
const progressive: Pace = (state) => within(state, state.ready - state.inLine);

/** The flow talks alone: as many at once as are allowed. */
const agentless: Pace = (state) => within(state, state.maxCalls);

export const PACES = { progressive, agentless } as const satisfies Record<string, Pace>;
export type CampaignMode = keyof typeof PACES;
export const CAMPAIGN_MODES = Object.keys(PACES) as readonly CampaignMode[];
