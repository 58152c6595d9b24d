/* A range test in groups of weights: what each did to the loss, and what is refused. */
#include "check.h"
#include "fixtures.h"
#include "group_fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 120 };
static lrs_error error;
static const char *const names[GROUPS] = {"body", "head"};

static lrs_context with_sgd(void) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.optimizer = LRS_OPTIMIZER_SGD;
  return context;
}

static lrs_group_report *report_of(lrs_group_sweep *sweep, const lrs_context *context) {
  lrs_group_report *report = NULL;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_report(sweep, context, &report, &error));
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(sweep));
  return report;
}

static void changes_and_edges(void) {
  double losses[STEPS], rates[STEPS], summed[STEPS] = {0}, points[2][STEPS];
  const lrs_context context = with_sgd();
  lrs_group_report *report = report_of(quadratic_sweep(STEPS, rates, losses), &context);
  lrs_group_reading reading = LRS_GROUP_READING_INIT;
  double share = 0, missed = -7;
  size_t count = 0, shown = 0;
  CHECK_STATUS(LRS_OK, lrs_group_report_count(report, &count, &error));
  CHECK(count == GROUPS);
  for (size_t group = 0; group < GROUPS; group++) {
    lrs_curve *curve = NULL;
    CHECK_STATUS(LRS_OK, lrs_group_report_group(report, group, &reading, &error));
    CHECK(reading.struct_size == sizeof reading);
    CHECK(fabs(reading.edge * quadratic_curvatures[group] - 2) < 1e-6);
    CHECK(reading.interval_low <= reading.learning_rate &&
          reading.learning_rate <= reading.interval_high);
    CHECK(0 <= reading.confidence && reading.confidence < 1);
    CHECK(reading.update_ratio > 0 && reading.relative_gradient > 0);
    CHECK(lrs_advice_name(reading.advice) != NULL);
    share += reading.share;
    CHECK_STATUS(LRS_OK, lrs_group_report_curve(report, group, &curve, &error));
    CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &shown, &error));
    CHECK(20 < shown && shown <= STEPS);
    CHECK_STATUS(LRS_OK, lrs_curve_points(curve, points[0], points[1], STEPS, &error));
    CHECK(memcmp(points[0], rates, shown * sizeof *rates) == 0);
    for (size_t i = 0; i < shown; i++) summed[i] += points[1][i] - losses[0];
    CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  }
  for (size_t i = 0; i < shown; i++)
    CHECK(fabs(summed[i] - (losses[i] - losses[0])) <= 1e-9 * losses[0]);
  CHECK(fabs(share - 1) < 1e-12);
  CHECK_STATUS(LRS_OK, lrs_group_report_error(report, &missed, &error));
  CHECK(0 <= missed && missed < 0.05);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, reading,
                 lrs_group_report_group(report, GROUPS, &reading, &error));
  CHECK(strstr(error.message, "index is 2: there are 2 groups") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, reading,
                 lrs_group_report_group(report, SIZE_MAX, &reading, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
}

static void the_whole_is_a_curve_with_an_analysis(void) {
  double rates[STEPS], losses[STEPS], points[2][STEPS];
  const lrs_context context = with_sgd();
  lrs_group_report *report = report_of(quadratic_sweep(STEPS, rates, losses), &context);
  lrs_suggestion answer = LRS_SUGGESTION_INIT, again = LRS_SUGGESTION_INIT;
  lrs_group_reading reading = LRS_GROUP_READING_INIT;
  lrs_analysis *analysis = NULL;
  lrs_curve *curve = NULL;
  char text[4000];
  size_t length = 0;
  CHECK_STATUS(LRS_OK, lrs_group_report_analysis(report, &analysis, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_whole_curve(report, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_group(report, 0, &reading, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_explanation(report, text, sizeof text, &length, &error));
  CHECK(strlen(text) == length && strstr(text, "body") != NULL);
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, text,
                 lrs_group_report_explanation(report, text, length, &length, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, points[0], points[1], STEPS, &error));
  CHECK(memcmp(points[0], rates, sizeof rates) == 0);
  CHECK(memcmp(points[1], losses, sizeof losses) == 0);
  CHECK_STATUS(LRS_OK, lrs_analysis_suggestion(analysis, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, &context, &again, &error));
  CHECK(memcmp(&answer, &again, sizeof answer) == 0);
  CHECK(reading.learning_rate == reading.multiplier * answer.learning_rate);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void what_is_not_known_is_nan(void) {
  const double still[GROUPS][LRS_GROUP_SUMS] = {{0, NAN, NAN, 0, 1, 0}, {0, NAN, NAN, 0, 0, 0}};
  lrs_group_sweep *sweep = NULL;
  lrs_group_reading reading = LRS_GROUP_READING_INIT;
  double missed = -7;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_create(names, NULL, GROUPS, &sweep, &error));
  for (size_t i = 1; i <= STEPS; i++)
    CHECK_STATUS(LRS_OK,
                 lrs_group_sweep_record(sweep, 1e-4 * (double)i, 2.3, still[0], GROUPS, &error));
  lrs_group_report *report = report_of(sweep, NULL);
  for (size_t group = 0; group < GROUPS; group++) {
    CHECK_STATUS(LRS_OK, lrs_group_report_group(report, group, &reading, &error));
    CHECK(isnan(reading.share) && isnan(reading.learning_rate) && isnan(reading.edge));
    CHECK(isnan(reading.interval_low) && isnan(reading.interval_high));
    CHECK(isnan(reading.update_ratio) && isnan(reading.relative_gradient));
    CHECK(reading.advice == LRS_ADVICE_KEEP && reading.confidence == 0);
    CHECK(reading.multiplier == 1);
  }
  CHECK_REJECTED(LRS_NOT_FOUND, missed, lrs_group_report_error(report, &missed, &error));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
}

static void what_are_no_groups(void) {
  const double good[GROUPS] = {1, 2}, zero[GROUPS] = {1, 0}, none[GROUPS] = {NAN, 1};
  const char *const twice[] = {"a", "b", "a"}, *const missing[] = {"a", NULL};
  const char *const repaired[] = {"\xff", "\xfe"}, *const odd[] = {"", "\xc3\x28"};
  lrs_group_sweep *sweep = (lrs_group_sweep *)(uintptr_t)0xA5A5A5A5;
  const size_t counts[] = {0, LRS_MAX_GROUPS + 1, SIZE_MAX / 8, SIZE_MAX};
  for (size_t i = 0; i < 4; i++)
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                   lrs_group_sweep_create(names, good, counts[i], &sweep, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                 lrs_group_sweep_create(twice, NULL, 3, &sweep, &error));
  CHECK(strcmp(error.message, "groups[2] is \"a\", as groups[0] is: names must differ") == 0);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                 lrs_group_sweep_create(repaired, NULL, 2, &sweep, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                 lrs_group_sweep_create(names, zero, GROUPS, &sweep, &error));
  CHECK(strstr(error.message, "ratios[1] (\"head\") is 0.0") != NULL);
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, sweep,
                 lrs_group_sweep_create(names, none, GROUPS, &sweep, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, sweep,
                 lrs_group_sweep_create(missing, NULL, 2, &sweep, &error));
  CHECK(strcmp(error.message, "groups[1] is NULL") == 0);
  CHECK_STATUS(LRS_OK, lrs_group_sweep_create(odd, good, 2, &sweep, &error));
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(sweep));
}

static void refused(lrs_group_sweep *sweep, double rate, double loss, const double *sums,
                    size_t groups, const char *message) {
  size_t count = 0;
  memset(&error, 0x5A, sizeof error);
  CHECK_STATUS(LRS_ERROR_INVALID_ARGUMENT,
               lrs_group_sweep_record(sweep, rate, loss, sums, groups, &error));
  CHECK(strstr(error.message, message) != NULL);
  CHECK_STATUS(LRS_ERROR_INVALID_ARGUMENT,
               lrs_group_sweep_record(sweep, rate, loss, sums, groups, NULL));
  CHECK_STATUS(LRS_OK, lrs_group_sweep_count(sweep, &count, &error));
  CHECK(count == 1);
}

static void what_are_no_steps(void) {
  static const char *const fields[] = {"gradient_step", "previous_step",  "after_step",
                                       "step_square",   "weight_square", "gradient_square"};
  double sums[GROUPS + 1][LRS_GROUP_SUMS] = {
      {-1, NAN, -1, 1, 1, 1}, {-1, NAN, -1, 1, 1, 1}, {-1, NAN, -1, 1, 1, 1}};
  const double *first = sums[0];
  lrs_group_sweep *sweep = NULL;
  lrs_group_report *report = NULL;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_create(names, NULL, GROUPS, &sweep, &error));
  CHECK_REJECTED(LRS_ERROR_OUT_OF_TURN, report,
                 lrs_group_sweep_report(sweep, NULL, &report, &error));
  CHECK_STATUS(LRS_OK, lrs_group_sweep_record(sweep, 0.1, 2, first, GROUPS, &error));
  refused(sweep, 0.1, 2, first, GROUPS, "learning rate 1 is 0.1, not above the one before, 0.1");
  refused(sweep, NAN, 2, first, GROUPS, "learning rate 1 is nan");
  refused(sweep, INFINITY, 2, first, GROUPS, "learning rate 1 is inf");
  refused(sweep, 0.2, NAN, first, GROUPS, "loss 1 is nan");
  refused(sweep, 0.2, 2, first, 0, "sums has 0 groups, not 2");
  refused(sweep, 0.2, 2, first, GROUPS - 1, "sums has 1 groups, not 2");
  refused(sweep, 0.2, 2, first, GROUPS + 1, "sums has 3 groups, not 2");
  refused(sweep, 0.2, 2, first, LRS_MAX_GROUPS + 1, "count is 100001");
  refused(sweep, 0.2, 2, first, SIZE_MAX, "count is 18446744073709551615");
  for (size_t field = 0; field < LRS_GROUP_SUMS; field++) {
    char message[80];
    const double kept = sums[1][field];
    snprintf(message, sizeof message, "%s of group 1 (\"head\")", fields[field]);
    sums[1][field] = INFINITY;
    refused(sweep, 0.2, 2, first, GROUPS, message);
    sums[1][field] = field == 1 ? 0 : NAN;
    refused(sweep, 0.2, 2, first, GROUPS, message);
    sums[1][field] = kept;
  }
  CHECK_STATUS(LRS_OK, lrs_group_sweep_record(sweep, 0.2, 2, first, GROUPS, NULL));
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(sweep));
}

static void advice(void) {
  CHECK(strcmp(lrs_advice_name(LRS_ADVICE_KEEP), "keep") == 0);
  CHECK(strcmp(lrs_advice_name(LRS_ADVICE_RAISE), "raise") == 0);
  CHECK(strcmp(lrs_advice_name(LRS_ADVICE_LOWER), "lower") == 0);
  CHECK(strcmp(lrs_advice_name(LRS_ADVICE_FREEZE), "freeze") == 0);
  CHECK(lrs_advice_name(LRS_ADVICE_FREEZE + 1) == NULL && lrs_advice_name(-1) == NULL);
}

static void as_many_groups_as_there_may_be(void) {
  static char spelled[LRS_MAX_GROUPS][8];
  static const char *pointers[LRS_MAX_GROUPS];
  static double sums[LRS_MAX_GROUPS][LRS_GROUP_SUMS];
  lrs_group_sweep *sweep = NULL;
  size_t count = 0;
  for (size_t i = 0; i < LRS_MAX_GROUPS; i++) {
    snprintf(spelled[i], sizeof spelled[i], "%u", (unsigned)i);
    pointers[i] = spelled[i];
    sums[i][0] = -1e-3, sums[i][3] = 1e-4, sums[i][4] = 1, sums[i][5] = 1e-2;
  }
  CHECK_STATUS(LRS_OK, lrs_group_sweep_create(pointers, NULL, LRS_MAX_GROUPS, &sweep, &error));
  for (size_t i = 0; i < 3; i++)
    CHECK_STATUS(LRS_OK, lrs_group_sweep_record(sweep, 0.1 + (double)i, 2 - 0.1 * (double)i,
                                                sums[0], LRS_MAX_GROUPS, &error));
  lrs_group_report *report = report_of(sweep, NULL);
  CHECK_STATUS(LRS_OK, lrs_group_report_count(report, &count, &error));
  CHECK(count == LRS_MAX_GROUPS);
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
}

void test_groups(void) {
  changes_and_edges();
  the_whole_is_a_curve_with_an_analysis();
  what_is_not_known_is_nan();
  what_are_no_groups();
  what_are_no_steps();
  advice();
  as_many_groups_as_there_may_be();
}
