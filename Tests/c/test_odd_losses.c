/* Any double is a loss: whatever comes, an answer or a refusal, and only finite numbers. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <float.h>
#include <math.h>

static double rates[POINTS], usual[POINTS];
static lrs_error error;

static void survives_rules(const lrs_curve *curve) {
  for (size_t i = 0; i < lrs_rule_count(); i++) {
    double rate = -7;
    const lrs_status status = lrs_rule_apply(lrs_rule_name(i), curve, &rate, &error);
    CHECK(status >= LRS_OK);
    CHECK(status == LRS_OK ? rate > 0 && isfinite(rate) : rate == -7);
  }
}

static void survives_analysis(const lrs_curve *curve) {
  lrs_analysis *analysis = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, &error));
  for (int32_t kind = LRS_LANDMARK_DESCENT_START; kind <= LRS_LANDMARK_ELBOW; kind++) {
    lrs_landmark landmark = LRS_LANDMARK_INIT;
    const lrs_status status = lrs_analysis_landmark(analysis, kind, &landmark, &error);
    CHECK(status == LRS_OK || status == LRS_NOT_FOUND);
    CHECK(landmark.index < POINTS && isfinite(landmark.loss));
    CHECK(isfinite(landmark.learning_rate));
  }
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

/* Returns the status of the suggestion. */
static lrs_status survives(const double *losses) {
  lrs_curve *curve = curve_of(losses);
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  const lrs_status status = lrs_suggest(curve, NULL, &answer, &error);
  CHECK(LRS_OK <= status && status <= LRS_REFUSED_AMBIGUOUS);
  if (status == LRS_OK) {
    CHECK(answer.learning_rate > 0 && isfinite(answer.learning_rate));
    CHECK(answer.interval_low > 0 && isfinite(answer.interval_high));
    CHECK(answer.search_low > 0 && isfinite(answer.search_high));
    CHECK(answer.max_safe_learning_rate > 0 && isfinite(answer.max_safe_learning_rate));
  }
  survives_analysis(curve);
  survives_rules(curve);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  return status;
}

/* Returns the status for the usual losses times `factor` plus `shift`. */
static lrs_status scaled(double factor, double shift) {
  double losses[POINTS];
  for (size_t i = 0; i < POINTS; i++) losses[i] = usual[i] * factor + shift;
  return survives(losses);
}

static void units_of_the_loss_do_not_decide(void) {
  CHECK_STATUS(LRS_OK, scaled(1, 0));
  CHECK_STATUS(LRS_OK, scaled(1, -5)); /* negative losses, such as a log-density */
  CHECK_STATUS(LRS_OK, scaled(1e6, 0));
  CHECK_STATUS(LRS_OK, scaled(1e-6, 0));
  scaled(1e300, 0);
  scaled(1e305, -1e305);
  scaled(DBL_MIN, 0);
  scaled(4.9406564584124654e-324 * 1e3, 0);
  scaled(-1, 0);
  scaled(0, DBL_MAX);
  scaled(0, -DBL_MAX);
}

static void losses_from_one_extreme_to_the_other(void) {
  const double values[] = {DBL_MAX, -DBL_MAX, 0.0, -0.0, DBL_MIN, 1e308, -1e308, 1e-320};
  double losses[POINTS];
  uint32_t seed = 11;
  for (int round = 0; round < 20; round++) {
    for (size_t i = 0; i < POINTS; i++) losses[i] = values[(int)(8 * next_random(&seed))];
    survives(losses);
  }
}

static void a_bad_loss_anywhere(void) {
  const double bad[] = {NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX};
  for (size_t b = 0; b < sizeof bad / sizeof *bad; b++) {
    for (size_t at = 0; at < POINTS; at += 9) {
      double losses[POINTS];
      memcpy(losses, usual, sizeof losses);
      losses[at] = bad[b];
      survives(losses);
      for (size_t i = at; i < POINTS; i++) losses[i] = bad[b];
      survives(losses);
    }
  }
}

static void a_tail_of_infinities_is_a_divergence(void) {
  double losses[POINTS];
  memcpy(losses, usual, sizeof losses);
  for (size_t i = POINTS - 5; i < POINTS; i++) losses[i] = INFINITY;
  CHECK_STATUS(LRS_OK, survives(losses));
}

void test_odd_losses(void) {
  fill_rates(rates, POINTS);
  fill_losses(rates, usual, POINTS, 3);
  units_of_the_loss_do_not_decide();
  losses_from_one_extreme_to_the_other();
  a_bad_loss_anywhere();
  a_tail_of_infinities_is_a_divergence();
}
