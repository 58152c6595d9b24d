/* A realistic curve has an answer whose numbers are in order. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static void numbers_are_in_order(const lrs_suggestion *answer) {
  const uint32_t known_doubts = LRS_DOUBT_NOISY | LRS_DOUBT_NO_ELBOW | LRS_DOUBT_SPARSE |
                                LRS_DOUBT_STEPS_OUTSIDE | LRS_DOUBT_SMOOTHED;
  CHECK(answer->struct_size == sizeof *answer);
  CHECK((answer->doubts & ~known_doubts) == 0);
  CHECK(answer->learning_rate > 0 && isfinite(answer->learning_rate));
  CHECK(0 < answer->interval_low && answer->interval_low <= answer->learning_rate);
  CHECK(answer->learning_rate <= answer->interval_high && isfinite(answer->interval_high));
  CHECK(0 < answer->search_low && answer->search_low < answer->search_high);
  CHECK(isfinite(answer->search_high));
  CHECK(answer->learning_rate <= answer->max_safe_learning_rate);
  CHECK(isfinite(answer->max_safe_learning_rate));
}

static void answers_lie_where_the_loss_falls(void) {
  for (uint32_t seed = 1; seed <= 20; seed++) {
    lrs_curve *curve = realistic_curve(seed % 2 ? POINTS : MANY_POINTS, seed);
    lrs_suggestion answer = LRS_SUGGESTION_INIT;
    CHECK_STATUS(LRS_OK, lrs_suggest(curve, NULL, &answer, &error));
    CHECK(error.status == LRS_OK);
    numbers_are_in_order(&answer);
    CHECK(1e-5 < answer.learning_rate && answer.learning_rate < 1);
    CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  }
}

static void no_context_is_the_initial_context(const lrs_curve *curve) {
  const lrs_context context = LRS_CONTEXT_INIT;
  lrs_suggestion without = LRS_SUGGESTION_INIT, with = LRS_SUGGESTION_INIT;
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, NULL, &without, &error));
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, &context, &with, NULL));
  CHECK(memcmp(&without, &with, sizeof with) == 0);
}

static void an_analysis_gives_the_same_answer(const lrs_curve *curve) {
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_suggestion direct = LRS_SUGGESTION_INIT, analysed = LRS_SUGGESTION_INIT;
  lrs_analysis *analysis = NULL;
  context.optimizer = LRS_OPTIMIZER_ADAM;
  context.steps = 1000;
  context.batch_size = 64;
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, &context, &direct, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, &context, &analysis, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_suggestion(analysis, &analysed, &error));
  CHECK(memcmp(&direct, &analysed, sizeof direct) == 0);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void an_analysis_outlives_its_curve(void) {
  lrs_curve *curve = realistic_curve(POINTS, 4);
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_analysis *analysis = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, NULL));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  CHECK_STATUS(LRS_OK, lrs_analysis_suggestion(analysis, &answer, NULL));
  numbers_are_in_order(&answer);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(NULL));
}

void test_suggest(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  answers_lie_where_the_loss_falls();
  no_context_is_the_initial_context(curve);
  an_analysis_gives_the_same_answer(curve);
  an_analysis_outlives_its_curve();
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
