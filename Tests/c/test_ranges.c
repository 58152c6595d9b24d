/* Search ranges, and rates drawn from them. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static void names_of_ranges(void) {
  CHECK(strcmp(lrs_range_name(LRS_RANGE_SUGGESTED), "suggested") == 0);
  CHECK(strcmp(lrs_range_name(LRS_RANGE_STEEPEST_TO_ELBOW), "steepest_to_elbow") == 0);
  CHECK(strcmp(lrs_range_name(LRS_RANGE_AROUND_STEEPEST), "around_steepest") == 0);
  CHECK(lrs_range_name(LRS_RANGE_AROUND_STEEPEST + 1) == NULL);
  CHECK(lrs_range_name(-1) == NULL);
}

static void none_lies_above_the_elbow(const lrs_analysis *analysis) {
  lrs_landmark elbow = LRS_LANDMARK_INIT;
  CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, LRS_LANDMARK_ELBOW, &elbow, &error));
  for (int32_t range = 0; range <= LRS_RANGE_AROUND_STEEPEST; range++) {
    double low = -7, high = -7, whole = -7;
    CHECK_STATUS(LRS_OK, lrs_analysis_range(analysis, range, 0, &low, &high, &error));
    CHECK(0 < low && low <= high && high <= elbow.learning_rate);
    CHECK_STATUS(LRS_OK, lrs_analysis_range(analysis, range, 1, &low, &whole, &error));
    CHECK(whole >= high);
  }
}

static void bad_arguments(const lrs_analysis *analysis) {
  double ends[2] = {-7, -7};
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, ends,
                 lrs_analysis_range(analysis, 3, 0, &ends[0], &ends[1], &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, ends,
                 lrs_analysis_range(analysis, 0, 2, &ends[0], &ends[1], &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, ends,
                 lrs_analysis_range(analysis, 0, 0, NULL, &ends[1], &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, ends,
                 lrs_analysis_range(analysis, 0, 0, &ends[0], NULL, &error));
}

static void a_refused_curve_has_none(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  double ends[2] = {-7, -7};
  for (int32_t range = 0; range <= LRS_RANGE_AROUND_STEEPEST; range++)
    CHECK_REJECTED(LRS_NOT_FOUND, ends,
                   lrs_analysis_range(analysis, range, 1, &ends[0], &ends[1], &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void samples_stay_inside_and_repeat(void) {
  enum { MANY = 1000 };
  double first[MANY], again[MANY], below = 0;
  CHECK_STATUS(LRS_OK, lrs_sample_log_uniform(1e-6, 1, 42, first, MANY, &error));
  CHECK_STATUS(LRS_OK, lrs_sample_log_uniform(1e-6, 1, 42, again, MANY, NULL));
  CHECK(memcmp(first, again, sizeof first) == 0);
  for (size_t i = 0; i < MANY; i++) {
    CHECK(1e-6 <= first[i] && first[i] <= 1);
    below += first[i] < 1e-3;
  }
  CHECK(fabs(below - MANY / 2.0) < 80);
  CHECK_STATUS(LRS_OK, lrs_sample_log_uniform(1e-6, 1, 43, again, MANY, &error));
  CHECK(memcmp(first, again, sizeof first) != 0);
}

static void ends_must_be_rates(void) {
  const double ends[][2] = {{0, 1}, {-1, 1}, {NAN, 1}, {1, NAN}, {1, INFINITY}, {2, 1}};
  double rate = -7;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                   lrs_sample_log_uniform(ends[i][0], ends[i][1], 0, &rate, 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_sample_log_uniform(1, 2, 0, &rate, LRS_MAX_POINTS + 1, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_sample_log_uniform(1, 2, 0, &rate, SIZE_MAX, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_sample_log_uniform(1, 2, 0, NULL, 1, &error));
  CHECK_STATUS(LRS_OK, lrs_sample_log_uniform(1, 2, 0, NULL, 0, &error));
}

void test_ranges(void) {
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  names_of_ranges();
  none_lies_above_the_elbow(analysis);
  bad_arguments(analysis);
  a_refused_curve_has_none();
  samples_stay_inside_and_repeat();
  ends_must_be_rates();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}
