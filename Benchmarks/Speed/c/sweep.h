/* The range tests that are timed, as in curves.py: plateau, descent, explosion, 8 % noise. */
#ifndef SWEEP_H
#define SWEEP_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

static double uniform(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return ((double)(*state >> 11) + 0.5) / 9007199254740992.0;
}

static void range_test(size_t count, uint64_t seed, double *rates, double *losses) {
  for (size_t i = 0; i < count; i++) {
    const double rate = 1e-7 * pow(1e8, (double)i / (double)(count - 1));
    const double smooth = 0.3 + 2 / (1 + pow(rate / 2e-3, 1.2)) + pow(rate / 0.5, 3);
    const double normal =
        sqrt(-2 * log(uniform(&seed))) * cos(6.283185307179586 * uniform(&seed));
    rates[i] = rate;
    losses[i] = smooth * exp(0.08 * normal);
  }
}

#endif
