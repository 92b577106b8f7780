/** A `Float`. Integers are plain numbers, so that both can be told apart. */
export class Decimal {
  constructor(readonly value: number) {}

  /** As Ruby writes it: always with a point, and with an exponent where the number is very large or very small. */
  toString(): string {
    const { value } = this;
    if (Number.isNaN(value)) return "NaN";
    if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e16 || size < 1e-4)) return withExponent(value);
    return Number.isInteger(value) ? `${Object.is(value, -0) ? "-0" : BigInt(value)}.0` : String(value);
  }
}

function withExponent(value: number): string {
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  const sign = exponent.startsWith("-") ? "-" : "+";
  return `${digits.includes(".") ? digits : `${digits}.0`}e${sign}${exponent.slice(1).padStart(2, "0")}`;
}
