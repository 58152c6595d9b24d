/* Learning rates from curvature: edges, Smith's estimate, secants, and what makes no sense. */
#include "check.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;

static void edges(void) {
  const double expected[] = {2, 3.8, 3.8 / 2.8, 38, 38};
  double rate = -7;
  for (int32_t optimizer = LRS_OPTIMIZER_SGD; optimizer <= LRS_OPTIMIZER_ADAMW; optimizer++) {
    CHECK_STATUS(LRS_OK, lrs_stability_edge(optimizer, 0.5, LRS_UNKNOWN, &rate, &error));
    CHECK(fabs(rate - 2 * expected[optimizer]) < 1e-12);
  }
  CHECK_STATUS(LRS_OK, lrs_stability_edge(LRS_OPTIMIZER_MOMENTUM, 1, 0.5, &rate, NULL));
  CHECK(rate == 3);
  const double bad[] = {0, -1, NAN, INFINITY, 5e-324};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                   lrs_stability_edge(LRS_OPTIMIZER_SGD, bad[i], 0, &rate, &error));
    CHECK(strstr(error.message, "curvature is") != NULL);
  }
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_stability_edge(LRS_OPTIMIZER_ADAM, 1, 1, &rate, &error));
  CHECK(strstr(error.message, "momentum is 1") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_stability_edge(LRS_OPTIMIZER_LION, 1, LRS_UNKNOWN, &rate, &error));
  CHECK(strstr(error.message, "optimizer is lion") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_stability_edge(LRS_UNKNOWN, 1, LRS_UNKNOWN, &rate, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_stability_edge(0, 1, 0, NULL, &error));
}

static void smith(void) {
  const double w0[] = {1, 5}, w1[] = {0.5, 4}, w2[] = {0.25, 3.5};
  lrs_smith state = LRS_SMITH_INIT;
  double rate = -7, ratio = -7;
  int32_t echoes = -7;
  CHECK_REJECTED(LRS_NOT_FOUND, rate,
                 lrs_smith_estimate(&state, &rate, &ratio, &echoes, &error));
  CHECK_STATUS(LRS_OK, lrs_smith_add(&state, w0, w1, w2, 2, 2, &error));
  CHECK(state.count == 1 && state.latest == 4);
  CHECK_STATUS(LRS_OK, lrs_smith_add_sums(&state, 1.5, 0.75, 2, &error));
  CHECK_STATUS(LRS_OK, lrs_smith_estimate(&state, &rate, &ratio, &echoes, &error));
  CHECK(fabs(rate - (0.81 * 0.1 + 0.19 * 4)) < 1e-12 && fabs(ratio - 2) < 1e-12);
  CHECK(echoes == 0);
  state.momentum = 0.9; /* noise alone gives 2.24 */
  CHECK_STATUS(LRS_OK, lrs_smith_estimate(&state, NULL, NULL, &echoes, NULL));
  CHECK(echoes == 1);
  CHECK_STATUS(LRS_OK, lrs_smith_add_sums(&state, 1.5, 0, 2, &error));
  CHECK(state.latest == LRS_UNKNOWN && state.count == 3);
}

static void smith_rejects(void) {
  const double good[] = {1, 5}, bad[] = {1, NAN}, huge[] = {1e308, -1e308};
  lrs_smith state = LRS_SMITH_INIT;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add(&state, good, good, bad, 2, 1, &error));
  CHECK(strstr(error.message, "weights2[1] is nan") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add(&state, good, huge, good, 2, 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add(&state, good, good, good, 0, 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add(&state, good, good, good, SIZE_MAX, 1, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, state,
                 lrs_smith_add(&state, good, NULL, good, 2, 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add_sums(&state, 1, 1, 0, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_smith_add_sums(&state, 1, -1, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_smith_add_sums(NULL, 1, 1, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_smith_add(NULL, good, good, good, 2, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_smith_estimate(NULL, NULL, NULL, NULL, &error));
  state.struct_size = 55;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, state, lrs_smith_add_sums(&state, 1, 1, 1, &error));
  CHECK_STATUS(LRS_ERROR_STRUCT_SIZE, lrs_smith_estimate(&state, NULL, NULL, NULL, &error));
}

static void secant(void) {
  const double step[] = {1, 2}, change[] = {3, 1};
  lrs_secant state = LRS_SECANT_INIT;
  double curvature = -7, long_step = -7, short_step = -7;
  CHECK_REJECTED(LRS_NOT_FOUND, curvature,
                 lrs_secant_estimate(&state, &curvature, &long_step, &short_step, &error));
  CHECK_STATUS(LRS_OK, lrs_secant_add(&state, step, change, 2, &error));
  CHECK_STATUS(LRS_OK, lrs_secant_add_sums(&state, 3, 1, 2, &error));
  CHECK_STATUS(LRS_OK,
               lrs_secant_estimate(&state, &curvature, &long_step, &short_step, &error));
  CHECK(curvature == 0.75 && fabs(long_step - 8.0 / 6) < 1e-15 && short_step == 0.5);
  CHECK_STATUS(LRS_OK, lrs_secant_add_sums(&state, 0, -100, 0, &error));
  CHECK_STATUS(LRS_OK, lrs_secant_estimate(&state, &curvature, &long_step, NULL, NULL));
  CHECK(curvature < 0 && isnan(long_step) && state.count == 3);
}

static void secant_rejects(void) {
  const double good[] = {1, 5}, bad[] = {1, INFINITY};
  lrs_secant state = LRS_SECANT_INIT;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_secant_add(&state, bad, good, 2, &error));
  CHECK(strstr(error.message, "step[1] is inf") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_secant_add(&state, good, good, 0, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, state, lrs_secant_add(&state, good, NULL, 2, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, state,
                 lrs_secant_add_sums(&state, 1, NAN, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_secant_add_sums(NULL, 1, 1, 1, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_secant_estimate(NULL, NULL, NULL, NULL, &error));
  state.struct_size = 39;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, state, lrs_secant_add_sums(&state, 1, 1, 1, &error));
}

void test_curvature(void) {
  edges();
  smith();
  smith_rejects();
  secant();
  secant_rejects();
}
