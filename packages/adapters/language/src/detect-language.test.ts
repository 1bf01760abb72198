import { expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

const ALL = ["en", "zh", "de", "fr", "es", "ja", "ko", "ru", "ar"];

it.each([
  ["Where is my parcel? I have been waiting for it since last week.", "en"],
  ["Wo ist mein Paket? Ich warte seit letzter Woche darauf.", "de"],
  ["Bonjour, je voudrais savoir où se trouve mon colis, je l'attends depuis plusieurs jours.", "fr"],
  ["¿Dónde está mi paquete? Lo estoy esperando desde la semana pasada.", "es"],
  ["我的包裹在哪里？", "zh"],
  ["私の荷物はどこですか", "ja"],
  ["제 소포는 어디에 있나요", "ko"],
  ["Где моя посылка?", "ru"],
  ["أين طردي؟", "ar"],
])("says of %s: %s", async (text, language) => {
  expect(await detectLanguage.detect(text, ALL)).toBe(language);
});

it("says nothing of what is too short, has no words, or is in a language that is not asked for", async () => {
  for (const text of ["", "ok", "12345 67890 ...", "Где моя посылка?"])
    expect(await detectLanguage.detect(text, ["en", "zh"])).toBeUndefined();
});
