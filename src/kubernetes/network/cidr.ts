import { isIPv4, isIPv6 } from 'net';
import { isTemplated } from '../names';

/** A block of IP addresses. */
export interface Block {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** Why a text is not a block that a NetworkPolicy accepts, or `undefined` when it is. */
export function explainCidr(text: string): string | undefined {
  if (isTemplated(text)) { return undefined; }
  const block = parseCidr(text);
  if (!block) {
    const [width] = [isIPv4(text) && 32, isIPv6(text) && 128].filter(Boolean);
    return width ? `it has no prefix length; write '${text}/${width}'` : "it must be a block of IP addresses; write '10.0.0.0/8' or 'fd00::/8', for example";
  }
  const canonical = format({ ...block, address: firstOf(block) });
  return text === canonical ? undefined : `a CIDR block starts with its first address; write '${canonical}'`;
}

/** Whether one block contains another. */
export function containsBlock(outer: Block, inner: Block): boolean {
  if (outer.bits !== inner.bits || outer.prefix > inner.prefix) { return false; }
  const size = 2n ** BigInt(outer.bits - outer.prefix);
  return outer.address / size === inner.address / size;
}

/** Reads a block; `undefined` if the text is not one. */
export function parseCidr(text: string): Block | undefined {
  const [, ip, length] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const bits = isIPv4(ip ?? '') ? 32 : isIPv6(ip ?? '') && !ip.includes('%') ? 128 : undefined;
  if (bits === undefined || Number(length) > bits) { return undefined; }
  return { bits, address: bits === 32 ? parseIPv4(ip) : parseIPv6(ip), prefix: Number(length) };
}

function firstOf({ bits, address, prefix }: Block): bigint {
  const size = 2n ** BigInt(bits - prefix);
  return address / size * size;
}

function parseIPv4(ip: string): bigint {
  return ip.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function parseIPv6(ip: string): bigint {
  const [head, tail] = shorten(ip).split('::').map(half => half.split(':').filter(group => group !== ''));
  const groups = tail ? [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

function format({ bits, address, prefix }: Block): string {
  const groups = (count: number, size: bigint, radix: number) => Array.from({ length: count }, (_, index) =>
    (address / size ** BigInt(count - 1 - index) % size).toString(radix));
  return `${bits === 32 ? groups(4, 256n, 10).join('.') : shorten(groups(8, 65536n, 16).join(':'))}/${prefix}`;
}

/** The canonical short form of an IPv6 address (RFC 5952), as URLs use it. */
function shorten(ip: string): string {
  return new URL(`http://[${ip}]`).hostname.slice(1, -1);
}
