import { createHash } from "node:crypto";

/** Answers a 401 or 407 (RFC 2617 with MD5, as RFC 3261 §22 wants it). undefined: not a digest challenge that we can answer. */
export function digestAnswer(
  challenge: string,
  request: { readonly method: string; readonly uri: string },
  account: { readonly username: string; readonly password: string },
): string | undefined {
  if (!/^\s*digest\s/i.test(challenge)) return undefined;
  const param = (name: string): string | undefined =>
    new RegExp(`[\\s,]${name}\\s*=\\s*(?:"([^"]*)"|([^",\\s]+))`, "i")
      .exec(challenge)
      ?.slice(1)
      .find((item) => item !== undefined);
  const realm = param("realm") ?? "";
  const nonce = param("nonce") ?? "";
  const algorithm = param("algorithm");
  if (algorithm && algorithm.toUpperCase() !== "MD5") return undefined;
  const ha1 = md5(`${account.username}:${realm}:${account.password}`);
  const ha2 = md5(`${request.method}:${request.uri}`);
  const head = `Digest username="${account.username}", realm="${realm}", nonce="${nonce}", uri="${request.uri}", algorithm=MD5`;
  const opaque = param("opaque");
  const tail = opaque === undefined ? "" : `, opaque="${opaque}"`;
  if (!param("qop")) return `${head}, response="${md5(`${ha1}:${nonce}:${ha2}`)}"${tail}`;
  const cnonce = "7061746368626179";
  const response = md5(`${ha1}:${nonce}:00000001:${cnonce}:auth:${ha2}`);
  return `${head}, qop=auth, nc=00000001, cnonce="${cnonce}", response="${response}"${tail}`;
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
