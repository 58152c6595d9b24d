#include "fixtures.h"

#include "check.h"

#include <math.h>

double next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) / 16777216.0;
}

void fill_rates(double *rates, size_t count) {
  const double last = count > 1 ? (double)(count - 1) : 1;
  for (size_t i = 0; i < count; i++) rates[i] = pow(10, -7 + 8 * ((double)i / last));
}

void fill_losses(const double *rates, double *losses, size_t count, uint32_t seed) {
  for (size_t i = 0; i < count; i++) {
    const double noise = next_random(&seed) - 0.5;
    const double descent = 2 / (1 + pow(rates[i] / 2e-3, 1.5));
    losses[i] = 0.3 + descent + pow(rates[i] / 0.4, 2) + 0.02 * noise;
  }
}

static lrs_curve *create(const double *rates, const double *losses, size_t count) {
  lrs_curve *curve = NULL;
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, count, &curve, NULL));
  return curve;
}

lrs_curve *realistic_curve(size_t count, uint32_t seed) {
  double rates[MANY_POINTS], losses[MANY_POINTS];
  fill_rates(rates, count);
  fill_losses(rates, losses, count, seed);
  return create(rates, losses, count);
}

lrs_curve *curve_of(const double *losses) {
  double rates[POINTS];
  fill_rates(rates, POINTS);
  return create(rates, losses, POINTS);
}

lrs_curve *flat_curve(void) {
  double losses[POINTS];
  for (size_t i = 0; i < POINTS; i++) losses[i] = 1;
  return curve_of(losses);
}

lrs_analysis *analysis_of(lrs_curve *curve) {
  lrs_analysis *analysis = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, NULL));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  return analysis;
}
