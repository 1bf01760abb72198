import { AgentPhone } from "./agent-phone.ts";
import { CallWorld } from "./call-world.ts";

/** The running product, with so many people at their desk phones. */
export async function openDesks<Emails extends readonly string[]>(
  ...emails: Emails
): Promise<readonly [CallWorld, ...{ [Index in keyof Emails]: AgentPhone }]> {
  const world = await CallWorld.open();
  const phones: AgentPhone[] = [];
  for (const email of emails) phones.push(await AgentPhone.signIn(world, email));
  return [world, ...(phones as { [Index in keyof Emails]: AgentPhone })];
}

/** All calls ended and everybody away, so that the next test begins in silence. */
export async function clearDesks(world: CallWorld, ...phones: readonly AgentPhone[]): Promise<void> {
  await world.quiet();
  for (const phone of phones) await phone.away();
}
