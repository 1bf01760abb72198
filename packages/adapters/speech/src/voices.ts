/** Voices that both kinds of eSpeak NG have. Chinese in pinyin: the other Mandarin voice spells characters in English. */
export const VOICES = [
  { id: "en", language: "en" },
  { id: "en-us", language: "en" },
  { id: "cmn-latn-pinyin", language: "zh" },
  { id: "de", language: "de" },
  { id: "fr", language: "fr" },
  { id: "es", language: "es" },
] as const;

/** Only listed names reach the command line; anything else speaks with the language's first voice. */
export function voiceFor(language: string, wanted?: string): string {
  const named = VOICES.find(({ id }) => id === wanted);
  const spoken = VOICES.find((voice) => language.toLowerCase().startsWith(voice.language));
  return (named ?? spoken ?? VOICES[0]).id;
}
