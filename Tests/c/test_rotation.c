/* How far a layer turned and moved, and what are no weights. */
#include "check.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;

static void rotation(void) {
  const double initial[] = {3, 4, 0, 0}, current[] = {0, 0, -5, 12};
  lrs_rotation state = LRS_ROTATION_INIT;
  double distance = -7, update = -7;
  CHECK_REJECTED(LRS_NOT_FOUND, distance,
                 lrs_rotation_estimate(&state, &distance, &update, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&state, initial, current, 4, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_estimate(&state, &distance, &update, &error));
  CHECK(distance == 1 && fabs(update - sqrt(194) / 5) < 1e-15 && state.count == 4);

  lrs_rotation chunks = LRS_ROTATION_INIT;
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&chunks, initial, current, 1, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&chunks, initial + 1, current + 1, 3, &error));
  CHECK(memcmp(&chunks, &state, sizeof state) == 0);

  lrs_rotation sums = LRS_ROTATION_INIT;
  CHECK_STATUS(LRS_OK, lrs_rotation_add_sums(&sums, 4, 0, 25, 169, 194, &error));
  CHECK(memcmp(&sums, &state, sizeof state) == 0);

  lrs_rotation still = LRS_ROTATION_INIT;
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&still, current, current, 4, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_estimate(&still, &distance, &update, NULL));
  CHECK(distance == 0 && update == 0);

  lrs_rotation opposite = LRS_ROTATION_INIT;
  CHECK_STATUS(LRS_OK, lrs_rotation_add_sums(&opposite, 4, -25, 25, 25, 100, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_estimate(&opposite, &distance, NULL, NULL));
  CHECK(distance == 2);
}

static void zeros(void) {
  const double zero[] = {0, 0}, other[] = {1, 2};
  lrs_rotation grown = LRS_ROTATION_INIT, pruned = LRS_ROTATION_INIT;
  double distance = -7, update = -7;
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&grown, zero, other, 2, &error));
  CHECK_REJECTED(LRS_NOT_FOUND, update,
                 lrs_rotation_estimate(&grown, &distance, &update, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_add(&pruned, other, zero, 2, &error));
  CHECK_STATUS(LRS_OK, lrs_rotation_estimate(&pruned, &distance, &update, &error));
  CHECK(isnan(distance) && update == 1);
}

static void rejects(void) {
  const double good[] = {1, 5}, infinite[] = {1, INFINITY}, none[] = {NAN, 1}, huge[] = {1e200, 1};
  lrs_rotation state = LRS_ROTATION_INIT;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add(&state, infinite, good, 2, &error));
  CHECK(strstr(error.message, "initial[1] is inf") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add(&state, good, none, 2, &error));
  CHECK(strstr(error.message, "current[0] is nan") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add(&state, good, huge, 2, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add(&state, good, good, 0, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add(&state, good, good, SIZE_MAX, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, state,
                 lrs_rotation_add(&state, NULL, good, 2, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, state,
                 lrs_rotation_add(&state, good, NULL, 2, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add_sums(&state, 0, 1, 1, 1, 1, &error));
  CHECK(strstr(error.message, "count is 0") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add_sums(&state, SIZE_MAX, 1, 1, 1, 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_rotation_add_sums(&state, 1, 1, 1, 1, -1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_rotation_add(NULL, good, good, 2, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_rotation_add_sums(NULL, 1, 1, 1, 1, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_rotation_estimate(NULL, NULL, NULL, &error));
  state.struct_size = 47;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, state, lrs_rotation_add(&state, good, good, 2, &error));
}

void test_rotation(void) {
  rotation();
  zeros();
  rejects();
}
