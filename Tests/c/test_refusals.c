/* Curves without an answer: a status, a sentence, reasons, and no number. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static double rates[POINTS], losses[POINTS];
static lrs_error error;

static void refuses(const lrs_curve *curve, lrs_status expected) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_analysis *analysis = NULL;
  size_t reasons = 0, explanations = 0;
  answer.learning_rate = -7;
  CHECK_REJECTED(expected, answer, lrs_suggest(curve, NULL, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, &error));
  CHECK_REJECTED(expected, answer, lrs_analysis_suggestion(analysis, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_text_count(analysis, LRS_TEXT_REASON, &reasons, NULL));
  CHECK(reasons > 0);
  CHECK_STATUS(LRS_OK, lrs_analysis_text_count(analysis, LRS_TEXT_EXPLANATION,
                                               &explanations, NULL));
  CHECK(explanations == 1);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

/* Where two reasons are right, either may be given. */
static void refuses_as_either(lrs_status one, lrs_status other) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_curve *curve = curve_of(losses);
  const lrs_status status = lrs_suggest(curve, NULL, &answer, &error);
  CHECK(status == one || status == other);
  refuses(curve, status);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void refuses_losses(lrs_status expected) {
  lrs_curve *curve = curve_of(losses);
  refuses(curve, expected);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void too_few_points(void) {
  fill_losses(rates, losses, POINTS, 1);
  for (size_t count = 1; count <= 3; count++) {
    lrs_curve *curve = NULL;
    CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, count, &curve, NULL));
    refuses(curve, LRS_REFUSED_TOO_FEW_POINTS);
    CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  }
}

static void a_non_finite_loss_ends_the_curve(void) {
  fill_losses(rates, losses, POINTS, 1);
  losses[2] = NAN;
  refuses_as_either(LRS_REFUSED_TOO_FEW_POINTS, LRS_REFUSED_DIVERGED_AT_START);
  losses[2] = INFINITY;
  refuses_as_either(LRS_REFUSED_TOO_FEW_POINTS, LRS_REFUSED_DIVERGED_AT_START);
}

static void no_finite_loss(void) {
  const double first[] = {NAN, INFINITY, -INFINITY};
  for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
    fill_losses(rates, losses, POINTS, 1);
    losses[0] = first[i];
    refuses_losses(LRS_REFUSED_NO_FINITE_LOSS);
  }
  for (size_t i = 0; i < POINTS; i++) losses[i] = NAN;
  refuses_losses(LRS_REFUSED_NO_FINITE_LOSS);
}

static void no_descent(void) {
  const double constants[] = {1.0, 0.0, -3.0, 1e-308, 1e308};
  uint32_t seed = 5;
  for (size_t c = 0; c < sizeof constants / sizeof *constants; c++) {
    for (size_t i = 0; i < POINTS; i++) losses[i] = constants[c];
    refuses_losses(LRS_REFUSED_NO_DESCENT);
  }
  for (size_t i = 0; i < POINTS; i++) losses[i] = 2.3 + 0.05 * next_random(&seed);
  refuses_as_either(LRS_REFUSED_NO_DESCENT, LRS_REFUSED_AMBIGUOUS);
}

static void only_rising(void) {
  for (size_t i = 0; i < POINTS; i++) losses[i] = 1 + 0.1 * (double)i;
  refuses_as_either(LRS_REFUSED_NO_DESCENT, LRS_REFUSED_DIVERGED_AT_START);
}

static void diverged_at_start(void) {
  for (size_t i = 0; i < POINTS; i++) losses[i] = i < 4 ? 2.3 : 2.3 * pow(4, (double)i);
  refuses_losses(LRS_REFUSED_DIVERGED_AT_START);
}

void test_refusals(void) {
  fill_rates(rates, POINTS);
  too_few_points();
  a_non_finite_loss_ends_the_curve();
  no_finite_loss();
  no_descent();
  only_rising();
  diverged_at_start();
}
