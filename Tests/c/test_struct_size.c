/* A struct_size that no library of this version knows. */
#include "check.h"
#include "fixtures.h"
#include "group_fixtures.h"
#include "suites.h"

static lrs_error error;

/* Sizes to try for a struct of `size` bytes. */
static uint32_t wrong_size(size_t which, size_t size) {
  const uint32_t sizes[] = {0, 1, 4, (uint32_t)size - 1, (uint32_t)size / 2, UINT32_MAX,
                            (uint32_t)INT32_MAX, (uint32_t)INT32_MAX + 1};
  return sizes[which];
}

enum { WRONG_SIZES = 8 };

static void of_a_context(const lrs_curve *curve) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_context context = LRS_CONTEXT_INIT;
    lrs_suggestion answer = LRS_SUGGESTION_INIT;
    lrs_analysis *analysis = (lrs_analysis *)(uintptr_t)0xA5A5A5A5;
    context.struct_size = wrong_size(i, offsetof(lrs_context, ema_beta)); /* It has grown. */
    answer.learning_rate = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, answer,
                   lrs_suggest(curve, &context, &answer, &error));
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, analysis,
                   lrs_analysis_create(curve, &context, &analysis, &error));
  }
}

static void of_a_suggestion(const lrs_curve *curve, const lrs_analysis *analysis) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_suggestion answer = LRS_SUGGESTION_INIT;
    /* The first shipped size ends before the confidence. */
    answer.struct_size = wrong_size(i, offsetof(lrs_suggestion, confidence));
    answer.learning_rate = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, answer,
                   lrs_suggest(curve, NULL, &answer, &error));
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, answer,
                   lrs_analysis_suggestion(analysis, &answer, &error));
  }
}

static void of_a_reading(const lrs_analysis *analysis) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_reading reading = LRS_READING_INIT;
    reading.struct_size = wrong_size(i, offsetof(lrs_reading, onset)); /* It has grown. */
    reading.drop = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, reading,
                   lrs_analysis_reading(analysis, &reading, &error));
  }
}

static void of_a_landmark(const lrs_analysis *analysis) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_landmark landmark = LRS_LANDMARK_INIT;
    landmark.struct_size = wrong_size(i, offsetof(lrs_landmark, low)); /* the first shipped */
    landmark.index = 77;
    CHECK_REJECTED(
        LRS_ERROR_STRUCT_SIZE, landmark,
        lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, &landmark, &error));
  }
}

static void of_slopes(const lrs_analysis *analysis) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_slopes slopes = LRS_SLOPES_INIT;
    slopes.struct_size = wrong_size(i, sizeof slopes);
    slopes.mean = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, slopes,
                   lrs_analysis_slopes(analysis, &slopes, &error));
  }
}

static void of_an_estimate(const lrs_analysis *analysis) {
  lrs_sweep *sweep = NULL;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &sweep, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, 2, &error));
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_learned_estimate estimate = LRS_LEARNED_ESTIMATE_INIT;
    estimate.struct_size = wrong_size(i, sizeof estimate);
    estimate.learning_rate = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, estimate,
                   lrs_analysis_learned(analysis, LRS_MEMBER_CNN, &estimate, &error));
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, estimate,
                   lrs_sweep_estimate(sweep, NULL, &estimate, &error));
  }
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

static void of_a_group(void) {
  double rates[POINTS], losses[POINTS];
  lrs_group_sweep *sweep = quadratic_sweep(POINTS, rates, losses);
  lrs_group_report *report = NULL;
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_context context = LRS_CONTEXT_INIT;
    context.struct_size = wrong_size(i, offsetof(lrs_context, ema_beta)); /* It has grown. */
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, report,
                   lrs_group_sweep_report(sweep, &context, &report, &error));
  }
  CHECK_STATUS(LRS_OK, lrs_group_sweep_report(sweep, NULL, &report, &error));
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_group_reading reading = LRS_GROUP_READING_INIT;
    reading.struct_size = wrong_size(i, sizeof reading);
    reading.share = -7;
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, reading,
                   lrs_group_report_group(report, 0, &reading, &error));
  }
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(sweep));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
}

static void of_sweep_options(void) {
  for (size_t i = 0; i < WRONG_SIZES; i++) {
    lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
    lrs_sweep *sweep = (lrs_sweep *)(uintptr_t)0xA5A5A5A5;
    options.struct_size = wrong_size(i, sizeof options);
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, sweep,
                   lrs_sweep_create(&options, &sweep, &error));
  }
}

void test_struct_size(void) {
  lrs_curve *curve = realistic_curve(POINTS, 1);
  lrs_analysis *analysis = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, &error));
  of_a_context(curve);
  of_a_suggestion(curve, analysis);
  of_a_reading(analysis);
  of_a_landmark(analysis);
  of_slopes(analysis);
  of_an_estimate(analysis);
  of_a_group();
  of_sweep_options();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
