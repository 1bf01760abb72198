import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A language model's server that speaks the chat completions protocol and answers what a test gives it. */
export class ModelServer {
  readonly url: string;
  readonly #server: Server;
  /** In turn; the last goes on. */
  answers: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }

  static async open(): Promise<ModelServer> {
    let model: ModelServer | undefined;
    const server = createServer((request, response) => {
      request.resume();
      const content = (model && model.answers.length > 1 ? model.answers.shift() : model?.answers[0]) ?? "";
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    model = new ModelServer(server);
    return model;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
