/** What the worker measured in a second. */
export interface Pressure {
  /** Share of one core that the worker itself used, 0 … 1. */
  readonly cpu: number;
  /** Share of the ticks that came more than a frame late. */
  readonly late: number;
  readonly legs: number;
}

/** Of a core: above it the ticks of those who talk begin to come late. */
const CPU_LIMIT = 0.8;
/** The worker is open again only below this share of what closed it, or it would open and close with every call. */
const AGAIN = 0.85;
const LATE_LIMIT = 0.1;
/** With fewer it is not the legs that make the ticks late, but a machine that is busy with other things. */
const FEW_LEGS = 100;

/**
 * Whether new calls are taken: not while the worker is so loaded that those who talk would soon hear it, and never again once
 * it drains. Calls that stand keep all they ask for.
 */
export class Admission {
  readonly #cpuLimit: number;
  #overloaded = false;
  #draining = false;

  /** @param cpuLimit share of one core, 0 … 1 */
  constructor(cpuLimit: number = CPU_LIMIT) {
    this.#cpuLimit = cpuLimit;
  }

  get open(): boolean {
    return !this.#overloaded && !this.#draining;
  }

  get draining(): boolean {
    return this.#draining;
  }

  drain(on: boolean): void {
    this.#draining = on;
  }

  /** Once a second. */
  measured({ cpu, late, legs }: Pressure): void {
    const share = this.#overloaded ? AGAIN : 1;
    this.#overloaded = cpu >= this.#cpuLimit * share || (legs >= FEW_LEGS && late >= LATE_LIMIT * share);
  }
}
