/* NULL where something must be. */
#include "check.h"
#include "fixtures.h"
#include "group_fixtures.h"
#include "suites.h"

static lrs_error error;

/* With and without a place for the error. */
#define NULL_POINTER(call)                                       \
  do {                                                           \
    lrs_error *place = &error;                                   \
    int unused = 0;                                              \
    CHECK_REJECTED(LRS_ERROR_NULL_POINTER, unused, call);        \
    place = NULL;                                                \
    CHECK_STATUS(LRS_ERROR_NULL_POINTER, call);                  \
  } while (0)

static void for_names(void) {
  int32_t value = -7;
  NULL_POINTER(lrs_schedule_named(NULL, &value, place));
  NULL_POINTER(lrs_schedule_named("linear", NULL, place));
  NULL_POINTER(lrs_optimizer_named(NULL, &value, place));
  NULL_POINTER(lrs_optimizer_named("adam", NULL, place));
  NULL_POINTER(lrs_mode_named(NULL, &value, place));
  NULL_POINTER(lrs_mode_named("linear", NULL, place));
  NULL_POINTER(lrs_stop_named(NULL, &value, place));
  NULL_POINTER(lrs_stop_named("cusum", NULL, place));
  NULL_POINTER(lrs_ema_form_named(NULL, &value, place));
  NULL_POINTER(lrs_ema_form_named("first_value", NULL, place));
  NULL_POINTER(lrs_member_named(NULL, &value, place));
  NULL_POINTER(lrs_member_named("gru", NULL, place));
  CHECK(value == -7);
}

static void for_curves(const lrs_curve *curve) {
  const double numbers[] = {1, 2};
  double rate = -7;
  lrs_curve *unmade = NULL;
  NULL_POINTER(lrs_curve_create(NULL, numbers, 2, &unmade, place));
  NULL_POINTER(lrs_curve_create(numbers, NULL, 2, &unmade, place));
  NULL_POINTER(lrs_curve_create(numbers, numbers, 2, NULL, place));
  NULL_POINTER(lrs_curve_count(curve, NULL, place));
  NULL_POINTER(lrs_suggest(curve, NULL, NULL, place));
  NULL_POINTER(lrs_rule_apply(NULL, curve, &rate, place));
  NULL_POINTER(lrs_rule_apply("valley", curve, NULL, place));
  NULL_POINTER(lrs_rule_apply_in(NULL, curve, NULL, &rate, place));
  NULL_POINTER(lrs_rule_apply_in("learned", curve, NULL, NULL, place));
  NULL_POINTER(lrs_ema_undo(curve, 0.9, LRS_EMA_FIRST_VALUE, NULL, 2, place));
  CHECK(unmade == NULL && rate == -7);
}

static void for_analyses(const lrs_curve *curve, const lrs_analysis *analysis) {
  char buffer[8] = "canary.";
  size_t length = 99;
  double anchor = -7;
  NULL_POINTER(lrs_analysis_create(curve, NULL, NULL, place));
  NULL_POINTER(lrs_analysis_suggestion(analysis, NULL, place));
  NULL_POINTER(lrs_analysis_reading(analysis, NULL, place));
  NULL_POINTER(lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, NULL, place));
  NULL_POINTER(lrs_analysis_smooth(analysis, NULL, NULL, NULL, NULL, 0, NULL, place));
  NULL_POINTER(lrs_analysis_text_count(analysis, LRS_TEXT_REASON, NULL, place));
  NULL_POINTER(lrs_analysis_text(analysis, 0, 0, buffer, sizeof buffer, NULL, place));
  NULL_POINTER(lrs_analysis_text(analysis, 0, 0, NULL, 8, &length, place));
  NULL_POINTER(lrs_analysis_frame(analysis, LRS_FRAME_CURVE, NULL, 0, NULL, &anchor, place));
  NULL_POINTER(lrs_analysis_frame(analysis, LRS_FRAME_CURVE, NULL, 0, &length, NULL, place));
  NULL_POINTER(lrs_analysis_learned(analysis, LRS_MEMBER_GRU, NULL, place));
  CHECK(anchor == -7);
  CHECK(length == 99 && strcmp(buffer, "canary.") == 0);
}

static void for_sweeps(const lrs_sweep *sweep) {
  NULL_POINTER(lrs_sweep_create(NULL, NULL, place));
  NULL_POINTER(lrs_sweep_learning_rate(sweep, NULL, place));
  NULL_POINTER(lrs_sweep_count(sweep, NULL, place));
  NULL_POINTER(lrs_sweep_state(sweep, NULL, place));
  NULL_POINTER(lrs_sweep_curve(sweep, NULL, place));
  NULL_POINTER(lrs_sweep_estimate((lrs_sweep *)sweep, NULL, NULL, place));
}

static void for_groups(void) {
  const char *const names[] = {"body"};
  double rates[POINTS], losses[POINTS];
  lrs_group_sweep *sweep = quadratic_sweep(POINTS, rates, losses), *unmade = NULL;
  lrs_group_report *report = NULL;
  size_t length = 99;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_report(sweep, NULL, &report, &error));
  NULL_POINTER(lrs_group_sweep_create(NULL, NULL, 1, &unmade, place));
  NULL_POINTER(lrs_group_sweep_create(names, NULL, 1, NULL, place));
  NULL_POINTER(lrs_group_sweep_record(sweep, 20, 1, NULL, GROUPS, place));
  NULL_POINTER(lrs_group_sweep_count(sweep, NULL, place));
  NULL_POINTER(lrs_group_sweep_report(sweep, NULL, NULL, place));
  NULL_POINTER(lrs_group_report_count(report, NULL, place));
  NULL_POINTER(lrs_group_report_error(report, NULL, place));
  NULL_POINTER(lrs_group_report_whole_curve(report, NULL, place));
  NULL_POINTER(lrs_group_report_analysis(report, NULL, place));
  NULL_POINTER(lrs_group_report_group(report, 0, NULL, place));
  NULL_POINTER(lrs_group_report_curve(report, 0, NULL, place));
  NULL_POINTER(lrs_group_report_explanation(report, NULL, 0, NULL, place));
  NULL_POINTER(lrs_group_report_explanation(report, NULL, 8, &length, place));
  CHECK(unmade == NULL && length == 99);
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(sweep));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
}

void test_null_pointers(void) {
  lrs_curve *curve = realistic_curve(POINTS, 1);
  lrs_analysis *analysis = NULL;
  lrs_sweep *sweep = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &sweep, &error));
  for_names();
  for_curves(curve);
  for_analyses(curve, analysis);
  for_sweeps(sweep);
  for_groups();
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
