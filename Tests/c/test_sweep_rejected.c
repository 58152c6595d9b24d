/* Options that make no sweep. */
#include "check.h"
#include "suites.h"

#include <float.h>
#include <math.h>

static lrs_error error;

static void rejects(const lrs_sweep_options *options) {
  lrs_sweep *sweep = (lrs_sweep *)(uintptr_t)0xA5A5A5A5;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                 lrs_sweep_create(options, &sweep, &error));
}

#define REJECTS(field, value)                            \
  do {                                                   \
    lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;  \
    options.field = (value);                             \
    rejects(&options);                                   \
    options.mode = LRS_MODE_LINEAR;                      \
    options.field = (value);                             \
    rejects(&options);                                   \
  } while (0)

static void range(double from, double to) {
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  options.start_learning_rate = from;
  options.end_learning_rate = to;
  rejects(&options);
}


static void the_longest_sweep(void) {
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  lrs_sweep *sweep = NULL;
  options.num_iter = 10000000;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(&options, &sweep, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, 1.0, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

void test_sweep_rejected(void) {
  REJECTS(mode, -1);
  REJECTS(mode, 2);
  REJECTS(mode, INT32_MAX);
  REJECTS(start_learning_rate, 0.0);
  REJECTS(start_learning_rate, -1e-3);
  REJECTS(start_learning_rate, NAN);
  REJECTS(start_learning_rate, INFINITY);
  REJECTS(end_learning_rate, NAN);
  REJECTS(end_learning_rate, INFINITY);
  REJECTS(end_learning_rate, -10.0);
  REJECTS(num_iter, 0);
  REJECTS(num_iter, 1);
  REJECTS(num_iter, -1);
  REJECTS(num_iter, 10000001);
  REJECTS(num_iter, 1000000000);
  REJECTS(num_iter, INT64_MAX);
  REJECTS(num_iter, INT64_MIN);
  REJECTS(stop, LRS_STOP_FIVE_TIMES_BEST + 1);
  REJECTS(stop, -1);
  range(10, 10);
  range(10, 1e-7);
  range(DBL_MAX, DBL_MIN);
  range(1, nextafter(1, 2)); /* No room for rates that increase strictly. */
  the_longest_sweep();
}
