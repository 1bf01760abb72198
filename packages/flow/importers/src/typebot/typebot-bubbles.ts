import { type Mapping, noCounterpart, said, single } from "../source-flow.ts";
import { lostRemarks, own } from "./typebot-part.ts";
import { plainText, typebotTemplate } from "./typebot-text.ts";

export const bubble: Mapping = ({ fields }, world) => {
  own(fields);
  const { text, lost } = typebotTemplate(plainText(fields.raw("content")));
  if (world.has("send-message")) {
    return single(
      { type: "send-message", config: { body: text.slice(0, 4_000) } },
      { next: [[0, "next"]] },
      lostRemarks(lost),
    );
  }
  return single(
    { type: "play-prompt", config: { prompts: [{ kind: "speech", text: text.slice(0, 5_000) }] } },
    { next: [[0, "done"]] },
    lostRemarks(lost),
  );
};

const notShown = noCounterpart("Pictures and films are not shown in this channel.", "此渠道不显示图片和视频。");

/** Pictures are shown; films and embedded pages become a link. */
export const picture: Mapping = (step, world) => {
  if (!world.has("send-message")) return notShown(step, world);
  const { fields, type } = step;
  own(fields);
  const content = fields.child("content");
  const { text: url, lost } = typebotTemplate(content.text("url"));
  const words = content.child("clickLink").text("alt") || url;
  const behind = typebotTemplate(content.child("clickLink").text("url"));
  content.vendorOnly("type", "height", "width", "id", "aspectRatio", "maxWidth");
  const shown = type === "image" ? { image: url, ...(behind.text ? { link: behind.text } : {}) } : { link: url };
  return single(
    { type: "send-message", config: { body: words, ...shown } },
    { next: [[0, "next"]] },
    lostRemarks([...lost, ...behind.lost]),
  );
};

const noBrowser = noCounterpart("A caller has no browser to be sent elsewhere.", "来电者没有可跳转的浏览器。");

export const redirect: Mapping = (step, world) => {
  if (!world.has("send-message")) return noBrowser(step, world);
  const { fields } = step;
  own(fields);
  const options = fields.child("options");
  const { text: url, lost } = typebotTemplate(options.text("url"));
  options.vendorOnly("isNewTab");
  return single({ type: "send-message", config: { body: url, link: url } }, { next: [[0, "next"]] }, [
    said("Customers get a link to press; they are not sent there.", "客户会收到可点击的链接，不会自动跳转。"),
    ...lostRemarks(lost),
  ]);
};
