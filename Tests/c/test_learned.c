/* What networks say: of analyses, as rules, and of sweeps in progress. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static const char *const members[] = {"ensemble", "features", "cnn", "gru", "image"};
enum { MEMBERS = sizeof members / sizeof *members };

static void is_well_formed(const lrs_learned_estimate *estimate) {
  double sum = 0;
  CHECK(estimate->struct_size == sizeof *estimate);
  CHECK(0 < estimate->learning_rate && isfinite(estimate->learning_rate));
  CHECK(estimate->interval_low <= estimate->learning_rate);
  CHECK(estimate->learning_rate <= estimate->interval_high);
  CHECK(estimate->spread > 0 && estimate->disagreement >= 0);
  CHECK(estimate->is_supported == 0 || estimate->is_supported == 1);
  CHECK(isfinite(estimate->anchor));
  for (size_t i = 0; i < 41; i++) sum += estimate->distribution[i];
  CHECK(fabs(sum - 1) < 1e-12);
}

static void members_have_names(void) {
  int32_t member = -7;
  for (int32_t i = 0; i < MEMBERS; i++) {
    CHECK_STATUS(LRS_OK, lrs_member_named(members[i], &member, &error));
    CHECK(member == i);
  }
  member = -7;
  CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, member, lrs_member_named("rnn", &member, &error));
  CHECK(strstr(error.message, "ensemble") != NULL);
}

static void a_rule_gives_the_rate_of_its_member(void) {
  const char *const rules[] = {"learned", "learned_features", "learned_cnn", "learned_gru",
                               "learned_image"};
  lrs_curve *curve = realistic_curve(POINTS, 3);
  lrs_context context = LRS_CONTEXT_INIT;
  context.schedule = LRS_SCHEDULE_CONSTANT;
  context.steps = 700;
  for (int told = 0; told < 2; told++) {
    lrs_context *known = told ? &context : NULL;
    lrs_analysis *analysis = NULL;
    CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, known, &analysis, &error));
    for (int32_t member = 0; member < MEMBERS; member++) {
      lrs_learned_estimate estimate = LRS_LEARNED_ESTIMATE_INIT;
      double rate = 0, plain = 0;
      CHECK_STATUS(LRS_OK, lrs_analysis_learned(analysis, member, &estimate, &error));
      is_well_formed(&estimate);
      CHECK_STATUS(LRS_OK, lrs_rule_apply_in(rules[member], curve, known, &rate, &error));
      CHECK(rate == estimate.learning_rate);
      CHECK_STATUS(LRS_OK, lrs_rule_apply(rules[member], curve, &plain, &error));
      CHECK((plain == rate) == !told);
    }
    CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  }
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void strangers_are_refused(void) {
  const int32_t strangers[] = {-1, MEMBERS, INT32_MAX, INT32_MIN};
  lrs_curve *curve = realistic_curve(POINTS, 3);
  lrs_context broken = LRS_CONTEXT_INIT;
  double rate = -7;
  broken.steps = 0;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                 lrs_rule_apply_in("valley", curve, &broken, &rate, &error));
  CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, rate,
                 lrs_rule_apply_in("learnt", curve, NULL, &rate, &error));
  lrs_analysis *analysis = analysis_of(curve);
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    lrs_learned_estimate estimate = LRS_LEARNED_ESTIMATE_INIT;
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, estimate,
                   lrs_analysis_learned(analysis, strangers[i], &estimate, &error));
  }
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void a_flat_curve_has_no_estimate(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  for (int32_t member = 0; member < MEMBERS; member++) {
    lrs_learned_estimate estimate = LRS_LEARNED_ESTIMATE_INIT;
    CHECK_REJECTED(LRS_NOT_FOUND, estimate,
                   lrs_analysis_learned(analysis, member, &estimate, &error));
  }
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void a_sweep_is_asked_after_every_loss(void) {
  double rates[POINTS], losses[POINTS];
  lrs_sweep *sweep = NULL;
  lrs_learned_estimate estimate = LRS_LEARNED_ESTIMATE_INIT;
  fill_rates(rates, POINTS);
  fill_losses(rates, losses, POINTS, 3);
  CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &sweep, &error));
  CHECK_REJECTED(LRS_NOT_FOUND, estimate, lrs_sweep_estimate(sweep, NULL, &estimate, &error));
  for (size_t i = 0; i < POINTS; i++) {
    if (lrs_sweep_record(sweep, losses[i], NULL) != LRS_OK) break;
    CHECK_STATUS(LRS_OK, lrs_sweep_estimate(sweep, NULL, &estimate, &error));
    is_well_formed(&estimate);
  }
  lrs_curve *curve = NULL;
  double rate = 0;
  CHECK_STATUS(LRS_OK, lrs_sweep_curve(sweep, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_rule_apply("learned_gru", curve, &rate, &error));
  CHECK(rate == estimate.learning_rate);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

void test_learned(void) {
  members_have_names();
  a_rule_gives_the_rate_of_its_member();
  strangers_are_refused();
  a_flat_curve_has_no_estimate();
  a_sweep_is_asked_after_every_loss();
}
