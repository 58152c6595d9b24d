/* The common logarithm as fdlibm computes it, which glibc does as well: with it the page reads
 * curves as the library for Linux does. That of wasi-libc differs in the last bit for one number in
 * a few.
 *
 * After e_log10.c of fdlibm 5.3:
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double two54 = 0x1p54;
static const double one_by_ln10 = 0x1.bcb7b1526e50ep-2;
/* The logarithm of 2 in two parts, of which the products with exponents are exact. */
static const double log10_of_2_high = 0x1.34413509f6p-2;
static const double log10_of_2_low = 0x1.9fef311f12b36p-42;

double log10(double x) {
  int64_t bits, exponent = 0;
  memcpy(&bits, &x, sizeof bits);
  if ((bits & INT64_MAX) == 0) return -INFINITY;
  if (bits < 0) return isnan(x) ? x : NAN;
  if (bits >= INT64_C(0x7ff0000000000000)) return x;
  if (bits < INT64_C(0x0010000000000000)) { /* subnormal */
    x *= two54;
    exponent = -54;
    memcpy(&bits, &x, sizeof bits);
  }
  exponent += (bits >> 52) - 1023;
  int64_t is_below_one = exponent < 0;
  bits = (bits & INT64_C(0x000fffffffffffff)) | ((0x3ff - is_below_one) << 52);
  memcpy(&x, &bits, sizeof bits);
  double power = (double)(exponent + is_below_one);
  double rest = power * log10_of_2_low + one_by_ln10 * log(x);
  return rest + power * log10_of_2_high;
}
