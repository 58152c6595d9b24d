/* What the stress programs share. */
#ifndef STRESS_H
#define STRESS_H

#define _GNU_SOURCE

#include <lrsuggest.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/** Ends the program where something does not hold. */
#define EXPECT(condition)                                                        \
  do {                                                                           \
    if (!(condition)) {                                                          \
      fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
      exit(1);                                                                   \
    }                                                                            \
  } while (0)

/** A range test that is flat, falls and explodes; another one for each seed. */
static inline void fill_test(double *rates, double *losses, size_t count, size_t seed) {
  for (size_t i = 0; i < count; i++) {
    rates[i] = pow(10, -7 + 8 * (double)i / (double)(count - 1));
    const double noise = (double)((i * 2654435761u + seed * 40503u) >> 3 & 255) / 25600;
    losses[i] = 0.3 + 2 / (1 + pow(rates[i] / 2e-3, 1.5)) + pow(rates[i] / 0.4, 2) + noise;
  }
}

#endif
