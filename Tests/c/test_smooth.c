/* The smooth curve and its band. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;
static const size_t unset = 12345;

static void the_band_holds_the_curve(const lrs_analysis *analysis) {
  double rates[POINTS], middle[POINTS], lower[POINTS], upper[POINTS];
  size_t count = unset;
  CHECK_STATUS(LRS_OK, lrs_analysis_smooth(analysis, rates, middle, lower, upper, POINTS,
                                           &count, &error));
  CHECK(POINTS / 2 < count && count <= POINTS);
  for (size_t i = 0; i < count; i++) {
    CHECK(isfinite(lower[i]) && isfinite(upper[i]));
    CHECK(lower[i] <= middle[i] && middle[i] <= upper[i]);
    CHECK(i == 0 || rates[i - 1] < rates[i]);
  }
}

static void each_array_may_be_left_out(const lrs_analysis *analysis) {
  double all[4][POINTS], one[POINTS];
  size_t count = unset;
  CHECK_STATUS(LRS_OK, lrs_analysis_smooth(analysis, all[0], all[1], all[2], all[3], POINTS,
                                           &count, &error));
  for (int wanted = 0; wanted < 4; wanted++) {
    size_t again = unset;
    CHECK_STATUS(LRS_OK,
                 lrs_analysis_smooth(analysis, wanted == 0 ? one : NULL,
                                     wanted == 1 ? one : NULL, wanted == 2 ? one : NULL,
                                     wanted == 3 ? one : NULL, POINTS, &again, &error));
    CHECK(again == count && memcmp(one, all[wanted], count * sizeof *one) == 0);
  }
}

static void a_small_buffer_learns_what_is_needed(const lrs_analysis *analysis) {
  double losses[POINTS];
  size_t needed = unset, count = unset;
  memset(losses, 0xA5, sizeof losses);
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, losses,
                 lrs_analysis_smooth(analysis, losses, losses, losses, losses, 1, &needed,
                                     &error));
  CHECK(1 < needed && needed <= POINTS);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_analysis_smooth(analysis, NULL, NULL, NULL, NULL, 0, &count, &error));
  CHECK(count == needed);
  CHECK_STATUS(LRS_OK, lrs_analysis_smooth(analysis, NULL, losses, NULL, NULL, needed,
                                           &count, NULL));
  CHECK(count == needed);
}

static void nothing_is_written_past_the_end(const lrs_analysis *analysis) {
  double losses[POINTS + 1], canary;
  size_t count = unset;
  memset(losses, 0xA5, sizeof losses);
  canary = losses[POINTS];
  CHECK_STATUS(LRS_OK, lrs_analysis_smooth(analysis, NULL, losses, NULL, NULL, SIZE_MAX / 2,
                                           &count, &error));
  CHECK(memcmp(&losses[POINTS], &canary, sizeof canary) == 0);
}

static void nothing_to_smooth(void) {
  double losses[POINTS];
  size_t count = unset;
  for (size_t i = 0; i < POINTS; i++) losses[i] = NAN;
  lrs_analysis *analysis = analysis_of(curve_of(losses));
  CHECK_REJECTED(LRS_NOT_FOUND, count,
                 lrs_analysis_smooth(analysis, NULL, losses, NULL, NULL, POINTS, &count,
                                     &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void it_ends_before_a_non_finite_loss(void) {
  double rates[POINTS], losses[POINTS], read[POINTS];
  size_t count = unset;
  fill_rates(rates, POINTS);
  fill_losses(rates, losses, POINTS, 1);
  losses[70] = NAN;
  lrs_analysis *analysis = analysis_of(curve_of(losses));
  CHECK_STATUS(LRS_OK, lrs_analysis_smooth(analysis, read, NULL, NULL, NULL, POINTS, &count,
                                           &error));
  CHECK(count == 70 && fabs(read[69] / rates[69] - 1) < 1e-9);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_smooth(void) {
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  the_band_holds_the_curve(analysis);
  each_array_may_be_left_out(analysis);
  a_small_buffer_learns_what_is_needed(analysis);
  nothing_is_written_past_the_end(analysis);
  nothing_to_smooth();
  it_ends_before_a_non_finite_loss();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}
