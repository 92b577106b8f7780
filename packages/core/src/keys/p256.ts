// The numbers of the curve: FIPS 186-4, D.1.2.3 (SEC 2 calls it secp256r1, OpenSSL prime256v1).
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Length of a private key and of a coordinate, in bytes. */
const size = 32;

/** Whether the bytes can be a P-256 private key: 32 bytes, from 1 to the order of the curve less one. */
export function isPrivateScalar(bytes: Uint8Array): boolean {
  if (bytes.length !== size) return false;
  const value = toNumber(bytes);
  return value > 0n && value < order;
}

/** Whether the bytes are an uncompressed point on P-256: 65 bytes, the first a 4. */
export function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 1 + 2 * size || bytes[0] !== 4) return false;
  const x = toNumber(bytes.subarray(1, 1 + size));
  const y = toNumber(bytes.subarray(1 + size));
  return x < prime && y < prime && (y * y - (x * x * x - 3n * x + b)) % prime === 0n;
}

// Both are 32 bytes, four words of 64 bits.
function toNumber(bytes: Uint8Array): bigint {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let number = 0n;
  for (let at = 0; at < size; at += 8) number = (number << 64n) | words.getBigUint64(at);
  return number;
}
