import { warn } from "../diagnose.ts";
import { eachStep } from "./each-step.ts";

/** FLOW411, a warning: no agent serves the queue with the skills asked for, so that whoever is sent there waits in vain. */
export const nobodyThere = eachStep((node, { world }) => {
  const need = node.definition.staffing?.(node.config);
  const agents =
    need && world?.queues && Object.hasOwn(world.queues, need.queue) ? world.queues[need.queue] : undefined;
  if (!need || !agents) return [];
  const able = agents.filter((skills) => need.skills.every(({ skill, level }) => (skills[skill] ?? 0) >= level));
  if (able.length > 0) return [];
  const skills = need.skills.map(({ skill, level }) => `${skill} ≥ ${level}`).join(", ");
  const message =
    agents.length === 0
      ? { en: `No agent serves the queue "${need.queue}".`, zh: `没有坐席服务队列“${need.queue}”。` }
      : {
          en: `None of the ${agents.length} agents of the queue "${need.queue}" has ${skills}.`,
          zh: `队列“${need.queue}”的 ${agents.length} 名坐席都不具备 ${skills}。`,
        };
  const title = { en: "Staff the queue", zh: "为队列安排坐席" };
  return [warn("FLOW411", message, { node: node.id, fix: { title, place: "queues" } })];
});
