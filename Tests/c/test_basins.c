/* Basins of the smooth curve, and the biggest square in them. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

enum { MANY = 8 };

/* Hollows of known depth around 1e-5 and 1e-2, too shallow to end the curve. */
static lrs_analysis *two_hollows(double first, double second) {
  double rates[POINTS], losses[POINTS];
  fill_rates(rates, POINTS);
  for (size_t i = 0; i < POINTS; i++) {
    const double x = log10(rates[i]);
    losses[i] = exp(1 - first * exp(-4 * (x + 5) * (x + 5)) -
                    second * exp(-4 * (x + 2) * (x + 2)));
  }
  return analysis_of(curve_of(losses));
}

static size_t found(const lrs_analysis *analysis, lrs_basin *basins) {
  size_t count = 77;
  for (size_t i = 0; i < MANY; i++) basins[i] = (lrs_basin)LRS_BASIN_INIT;
  CHECK_STATUS(LRS_OK, lrs_analysis_basins(analysis, basins, MANY, &count, &error));
  return count;
}

static void two_basins_of_known_size(void) {
  lrs_basin basins[MANY];
  lrs_analysis *analysis = two_hollows(0.06, 0.09);
  double rate = 0;
  CHECK(found(analysis, basins) == 2);
  CHECK(fabs(log10(basins[0].learning_rate) + 5) < 0.15);
  CHECK(fabs(log10(basins[1].learning_rate) + 2) < 0.15);
  CHECK(fabs(basins[0].depth - 0.06) < 0.01 && fabs(basins[1].depth - 0.09) < 0.01);
  CHECK(basins[1].probability > 0.95 && basins[0].probability < 0.05);
  CHECK(basins[0].square_side > 0 && basins[1].square_side > 0);
  CHECK(basins[0].struct_size == sizeof *basins && basins[0].reserved == 0);
  for (double coefficient = 0; coefficient < 3; coefficient += 0.5) {
    const lrs_basin biggest = basins[basins[1].square_side > basins[0].square_side];
    const double bottom = log10(biggest.learning_rate), rim = log10(biggest.right_rim);
    CHECK_STATUS(LRS_OK, lrs_analysis_biggest_square(analysis, coefficient, &rate, &error));
    CHECK(fabs(log10(rate) - (bottom - coefficient * (rim - bottom))) < 1e-9);
  }
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void a_buffer_too_small(void) {
  lrs_analysis *analysis = two_hollows(0.06, 0.09);
  lrs_basin basin = LRS_BASIN_INIT;
  size_t count = 0;
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, basin,
                 lrs_analysis_basins(analysis, &basin, 1, &count, &error));
  CHECK(count == 2);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_analysis_basins(analysis, NULL, 0, &count, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_analysis_basins(analysis, NULL, 2, &count, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_analysis_basins(analysis, &basin, 2, NULL, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void wrong_sizes_and_coefficients(void) {
  lrs_analysis *analysis = two_hollows(0.06, 0.09);
  const double strangers[] = {-1, NAN, INFINITY};
  lrs_basin basins[MANY] = {LRS_BASIN_INIT};
  size_t count = 0;
  double rate = -7;
  basins[0].struct_size = 63;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, basins,
                 lrs_analysis_basins(analysis, basins, MANY, &count, &error));
  for (size_t i = 0; i < 3; i++)
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                   lrs_analysis_biggest_square(analysis, strangers[i], &rate, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER,
               lrs_analysis_biggest_square(analysis, 1, NULL, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void a_flat_curve_has_none(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  lrs_basin basins[MANY];
  double rate = -7;
  CHECK(found(analysis, basins) == 0);
  CHECK_REJECTED(LRS_NOT_FOUND, rate,
                 lrs_analysis_biggest_square(analysis, 1, &rate, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_basins(void) {
  two_basins_of_known_size();
  a_buffer_too_small();
  wrong_sizes_and_coefficients();
  a_flat_curve_has_none();
}
