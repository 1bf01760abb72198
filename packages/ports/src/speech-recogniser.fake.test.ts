import { speechRecogniserContract } from "./speech-recogniser.contract.ts";
import { FakeRecogniser } from "./speech-recogniser.fake.ts";

speechRecogniserContract("FakeRecogniser", async () => {
  const recogniser = new FakeRecogniser();
  return {
    recogniser,
    speech: async (words) => {
      recogniser.says(words, words);
      return words;
    },
    noise: async () => "noise",
  };
});
