/** Numbers as text in the running user's locale. */
import { current } from '../../../runtime/context.ts';
import { ApexDecimal } from '../../../values/index.ts';

/** The user's locale as a language tag, e.g. `en_US` → `en-US`. */
export function localeTag(): string {
  return current().user.locale.replaceAll('_', '-');
}

/** `format()` of the number types: grouped, at most three decimals as the locale's number format shows. */
export function formatNumber(value: number | bigint | ApexDecimal): string {
  const plain = value instanceof ApexDecimal ? value.toPlainString() : String(value);
  return new Intl.NumberFormat(localeTag(), { maximumFractionDigits: 3 }).format(plain as `${number}`);
}
