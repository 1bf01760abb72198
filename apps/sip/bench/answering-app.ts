/**
 * The application of the SIP benchmark, as its own process: a drachtio-srf program that answers every call, or that
 * connects it to a second one. `node answering-app.ts <control port> answer|connect [<called address>]`.
 */
import Srf from "drachtio-srf";

const SDP =
  "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

const [port = "", mode = "", called = ""] = process.argv.slice(2);
const srf = new Srf();
srf.invite(async (request, response) => {
  // A caller who gives up is no failure of the program.
  try {
    if (mode === "connect") {
      const { uas, uac } = await srf.createB2BUA(request, response, `sip:${called}`, {});
      uas.other = uac;
      uac.other = uas;
      for (const dialog of [uas, uac]) dialog.on("destroy", () => dialog.other?.destroy());
    } else await srf.createUAS(request, response, { localSdp: SDP });
  } catch (error) {
    console.error(String(error));
  }
});
srf.on("error", () => process.exit(1));
srf.on("connect", () => console.log("ready"));
srf.connect({ host: "127.0.0.1", port: Number(port), secret: "bench" });
