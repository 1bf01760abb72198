import type { Page } from "@playwright/test";

export type AgentStatusName = "offline" | "away" | "ready" | "reserved" | "talking" | "wrap-up";
export type PhoneWord = "ready" | "ringing" | "connecting" | "talking" | "held" | "replaced" | "failed";

/** The agent's workspace as an agent uses it. */
export class WorkspaceDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** `raw` switches echo cancelling and its kin off, which would swallow a test's tone. */
  async open(web: string, { raw = true } = {}): Promise<void> {
    if (raw) await this.page.addInitScript(() => localStorage.setItem("patchbay.audio", "raw"));
    await this.page.goto(`${web}/workspace`);
  }

  async phoneIs(word: PhoneWord): Promise<void> {
    await this.page.locator(`[data-phone="${word}"]`).waitFor();
  }

  async statusIs(status: AgentStatusName): Promise<void> {
    await this.page.locator(`[data-agent-status="${status}"]`).waitFor();
  }

  /** What the check of the line says. */
  async lineIs(word: "running" | "never" | "fit" | "unfit"): Promise<void> {
    await this.page.locator(`[data-phone-check="${word}"]`).waitFor({ timeout: 60_000 });
  }

  /** Becomes ready, and stays it: nobody waits. */
  async becomeReady(by: "mouse" | "keyboard" = "mouse"): Promise<void> {
    await this.goReady(by);
    await this.statusIs("ready");
  }

  /** Waits for the phone and asks to be ready, by mouse or by the key for it; who left as ready is ready still. */
  async goReady(by: "mouse" | "keyboard" = "mouse"): Promise<void> {
    await this.phoneIs("ready");
    const offer = this.page.getByRole("button", { name: "Ready for calls" });
    await this.page
      .locator('[data-agent-status="ready"]')
      .or(offer.and(this.page.locator(":enabled")))
      .first()
      .waitFor();
    if (await offer.isVisible()) {
      if (by === "mouse") await offer.click();
      else await this.press("KeyR");
    }
  }

  /** The screen-pop: what it says of the caller, before anything is answered. */
  async offer(): Promise<string> {
    const card = this.page.locator("[data-offer]");
    await card.waitFor();
    return (await card.textContent()) ?? "";
  }

  /** `as` for a colleague who is only asked. */
  async answer(as: "talking" | "asked" = "talking"): Promise<void> {
    await this.phoneIs("ringing");
    await this.page.getByRole("button", { name: /^Answer/ }).click();
    await this.conversationIs(as);
  }

  /** A key of the workspace, with Alt. */
  async press(code: string): Promise<void> {
    await this.page.keyboard.press(`Alt+${code}`);
  }

  async decline(): Promise<void> {
    await this.page.getByRole("button", { name: "Decline" }).click();
  }

  async conversationIs(state: "talking" | "held" | "consulting" | "asked" | "wrap-up"): Promise<void> {
    await this.page.locator(`[data-conversation="${state}"]`).waitFor();
  }

  async hold(): Promise<void> {
    await this.page.getByRole("button", { name: "Hold", exact: true }).click();
    await this.conversationIs("held");
  }

  async resume(): Promise<void> {
    await this.page.getByRole("button", { name: "Resume", exact: true }).click();
    await this.conversationIs("talking");
  }

  async hangUp(): Promise<void> {
    await this.page.getByRole("button", { name: "Hang up" }).click();
  }

  /** `target` as in the API, e.g. `queue:support`. */
  async transfer(target: string): Promise<void> {
    await this.page.getByRole("button", { name: "Transfer", exact: true }).click();
    await this.page.locator(`[data-target="${target}"]`).getByRole("button", { name: "Hand over" }).click();
  }

  async consult(target: string): Promise<void> {
    await this.page.getByRole("button", { name: "Transfer", exact: true }).click();
    await this.page.locator(`[data-target="${target}"]`).getByRole("button", { name: "Ask first" }).click();
    await this.conversationIs("consulting");
  }

  /** The customer goes to the colleague who was asked. */
  async handOver(): Promise<void> {
    await this.page.getByRole("button", { name: "Hand over", exact: true }).click();
  }

  async pauseRecording(): Promise<void> {
    await this.page.getByRole("button", { name: "Pause the recording" }).click();
    await this.recordingIsPaused();
  }

  async recordingIsPaused(): Promise<void> {
    await this.page.getByRole("button", { name: "Resume the recording" }).waitFor();
  }

  async chooseOutcome(outcome: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "How did it come out?" }).click();
    await this.page.getByRole("option", { name: outcome }).click();
  }

  /** Answers the number that the ticket got. */
  async saveTicket(subject: string, description = ""): Promise<number> {
    const form = this.page.getByRole("form", { name: "New ticket" });
    await form.getByLabel("Subject").fill(subject);
    if (description) await form.getByLabel("What is it about?").fill(description);
    await form.getByRole("button", { name: "Save the ticket" }).click();
    const row = this.page.locator("[data-ticket]", { hasText: subject });
    await row.waitFor();
    return Number(await row.getAttribute("data-ticket"));
  }

  async addNote(text: string): Promise<void> {
    await this.page.getByLabel("Write a note").fill(text);
    await this.page.getByRole("button", { name: "Add", exact: true }).click();
    await this.page.getByText(text).waitFor();
  }

  /** `then`: what comes after it, where somebody waits or a break was asked for. */
  async finishWrapUp(then: AgentStatusName = "ready"): Promise<void> {
    await this.page.getByRole("button", { name: "Finish wrap-up" }).first().click();
    await this.statusIs(then);
  }

  /** What the agent hears: samples of the remote stream, mono, at the page's own rate. */
  async hear(millis: number): Promise<{ readonly rate: number; readonly samples: readonly number[] }> {
    return this.page.evaluate(async (wanted) => {
      const element = document.querySelector<HTMLAudioElement>('audio[data-patchbay="remote"]');
      if (!(element?.srcObject instanceof MediaStream)) throw new Error("the page plays no remote audio");
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      analyser.fftSize = 32_768;
      context.createMediaStreamSource(element.srcObject).connect(analyser);
      // By the audio's own clock: on a busy machine it starts late, and until then there is only silence.
      while (context.currentTime * 1_000 < wanted) await new Promise((done) => setTimeout(done, 50));
      const block = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(block);
      const { sampleRate } = context;
      await context.close();
      return { rate: sampleRate, samples: [...block] };
    }, millis);
  }
}
