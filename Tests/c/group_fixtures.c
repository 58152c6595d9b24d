#include "group_fixtures.h"

#include <math.h>

#include "check.h"

const double quadratic_curvatures[GROUPS] = {1, 4};

lrs_group_sweep *quadratic_sweep(size_t count, double *rates, double *losses) {
  const char *const names[GROUPS] = {"body", "head"};
  double weights[GROUPS] = {1, 1}, before[GROUPS] = {NAN, NAN};
  lrs_group_sweep *sweep = NULL;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_create(names, NULL, GROUPS, &sweep, NULL));
  for (size_t i = 0; i < count; i++) {
    double sums[GROUPS][LRS_GROUP_SUMS];
    rates[i] = 1e-4 * pow(1e5, (double)i / (double)(count - 1));
    losses[i] = 0;
    for (size_t group = 0; group < GROUPS; group++) {
      const double weight = weights[group], curvature = quadratic_curvatures[group];
      const double gradient = curvature * weight, step = -rates[i] * gradient;
      losses[i] += curvature * weight * weight / 2;
      sums[group][0] = gradient * step;
      sums[group][1] = gradient * before[group];
      sums[group][2] = curvature * (weight + step) * step;
      sums[group][3] = step * step;
      sums[group][4] = weight * weight;
      sums[group][5] = gradient * gradient;
      weights[group] += step;
      before[group] = step;
    }
    CHECK_STATUS(LRS_OK,
                 lrs_group_sweep_record(sweep, rates[i], losses[i], sums[0], GROUPS, NULL));
  }
  return sweep;
}
