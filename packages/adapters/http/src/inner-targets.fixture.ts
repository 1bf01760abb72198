/** Addresses that no tenant's request may reach, one of each range that somebody lives in. */
const INNER_IPV4 = [
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
];

const INNER_IPV6 = [
  ...["::1", "0:0:0:0:0:0:0:1", "::", "fe80::1", "fe80::a9fe:a9fe", "febf::1", "fc00::1", "fd00:ec2::254", "fdff::1"],
  ...["ff02::1", "ff0e::1", "100::1", "2001:db8::1", "2001::1", "2001:10::1", "fec0::1", "4000::1"],
];

const NAMES = ["localhost", "LOCALHOST", "localhost.", "LocalHost", "loc%61lhost", "ｌｏｃａｌｈｏｓｔ", "ⓛocalhost"];

/** How people write an address so that a filter which compares texts does not know it. */
const SPELLINGS: readonly ((parts: readonly number[]) => string)[] = [
  (parts) => parts.join("."),
  (parts) => `${parts.join(".")}.`,
  (parts) => String(whole(parts)),
  (parts) => `0x${whole(parts).toString(16)}`,
  (parts) => `0${whole(parts).toString(8)}`,
  (parts) => parts.map((part) => `0x${part.toString(16)}`).join("."),
  (parts) => parts.map((part) => `0${part.toString(8)}`).join("."),
  (parts) => parts.map((part) => `000${part.toString(8)}`).join("."),
  ([a = 0, ...rest]) => `${a}.${whole(rest)}`,
  ([a = 0, b = 0, ...rest]) => `${a}.${b}.${whole(rest)}`,
  ([a = 0, ...rest]) => `0x${a.toString(16)}.${rest.join(".")}`,
  ([a = 0, b = 0, ...rest]) => `0${a.toString(8)}.${b}.0x${whole(rest).toString(16)}`,
  (parts) => parts.join(".").replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (parts) => parts.join("。"),
  (parts) => parts.join(".").replace(/\d/, (digit) => `%3${digit}`),
  (parts) => `[::ffff:${parts.join(".")}]`,
  (parts) => `[::ffff:${hextets(parts)}]`,
  (parts) => `[0:0:0:0:0:ffff:${hextets(parts)}]`,
  (parts) => `[::${parts.join(".")}]`,
  (parts) => `[64:ff9b::${parts.join(".")}]`,
  (parts) => `[64:ff9b::${hextets(parts)}]`,
  (parts) => `[64:ff9b:1::${hextets(parts)}]`,
  (parts) => `[2002:${hextets(parts)}::1]`,
];

/** At least 300 hosts, each an inside in some spelling. */
export const INNER_HOSTS: readonly string[] = [
  ...INNER_IPV4.flatMap((address) => SPELLINGS.map((spell) => spell(address.split(".").map(Number)))),
  ...INNER_IPV6.map((address) => `[${address}]`),
  ...NAMES,
];

function whole(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function hextets([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
