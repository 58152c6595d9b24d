/* A rule answers to many curves what it answers to each alone. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <stdint.h>

enum { CURVES = 40 };
static lrs_error error;
static double rates[CURVES];
static lrs_status statuses[CURVES];

static void prepare(void) {
  for (size_t i = 0; i < CURVES; i++) {
    rates[i] = -7;
    statuses[i] = -99;
  }
}

static void equals_one_by_one(const char *rule, lrs_curve **curves, const lrs_context *context,
                              uint32_t threads) {
  prepare();
  CHECK_STATUS(LRS_OK, lrs_rule_batch(rule, (const lrs_curve *const *)curves, CURVES, context,
                                      threads, rates, statuses, &error));
  for (size_t i = 0; i < CURVES; i++) {
    double alone = -7;
    CHECK_STATUS(lrs_rule_apply_in(rule, curves[i], context, &alone, NULL), statuses[i]);
    CHECK(alone == rates[i]);
  }
}

static void rules_answer_as_they_do_alone(void) {
  const char *rules[] = {"valley", "minimum", "fastai_steep", "elbow", "learned"};
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_curve *curves[CURVES];
  context.steps = 900;
  for (size_t i = 0; i < CURVES; i++)
    curves[i] = i % 5 == 4 ? flat_curve() : realistic_curve(1 + 4 * i, (uint32_t)i);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    equals_one_by_one(rules[i], curves, NULL, 0);
    equals_one_by_one(rules[i], curves, &context, 1);
    equals_one_by_one(rules[i], curves, &context, 3);
  }
  for (size_t i = 0; i < CURVES; i++) CHECK_STATUS(LRS_OK, lrs_curve_free(curves[i]));
}

static void one_bad_handle_spoils_only_itself(lrs_curve *curve) {
  const lrs_curve *const curves[] = {NULL, curve, (const lrs_curve *)rates, curve};
  prepare();
  CHECK_STATUS(LRS_OK, lrs_rule_batch("minimum", curves, 4, NULL, 2, rates, statuses, &error));
  for (size_t i = 0; i < 4; i++) {
    CHECK_STATUS(i % 2 == 0 ? LRS_ERROR_INVALID_HANDLE : LRS_OK, statuses[i]);
    CHECK((rates[i] == -7) == (i % 2 == 0));
  }
  CHECK(statuses[4] == -99);
}

#define REJECTED(expected, name, curves, count, context, rates_, statuses_)                   \
  do {                                                                                        \
    prepare();                                                                                \
    CHECK_REJECTED(expected, rates, lrs_rule_batch(name, curves, count, context, 1, rates_,   \
                                                   statuses_, &error));                       \
    CHECK(statuses[0] == -99);                                                                \
  } while (0)

static void what_makes_no_sense_is_refused(lrs_curve *curve) {
  const lrs_curve *const curves[] = {curve, curve};
  lrs_context context = LRS_CONTEXT_INIT;
  context.steps = 0;
  REJECTED(LRS_ERROR_NULL_POINTER, NULL, curves, 2, NULL, rates, statuses);
  REJECTED(LRS_ERROR_UNKNOWN_NAME, "vally", curves, 2, NULL, rates, statuses);
  REJECTED(LRS_ERROR_NULL_POINTER, "valley", NULL, 2, NULL, rates, statuses);
  REJECTED(LRS_ERROR_NULL_POINTER, "valley", curves, 2, NULL, NULL, statuses);
  REJECTED(LRS_ERROR_NULL_POINTER, "valley", curves, 2, NULL, rates, NULL);
  REJECTED(LRS_ERROR_INVALID_ARGUMENT, "valley", curves, SIZE_MAX, NULL, rates, statuses);
  REJECTED(LRS_ERROR_INVALID_ARGUMENT, "valley", curves, 2, &context, rates, statuses);
  CHECK_STATUS(LRS_OK, lrs_rule_batch("valley", NULL, 0, NULL, 1, NULL, NULL, &error));
}

void test_rule_batch(void) {
  lrs_curve *curve = realistic_curve(POINTS, 1);
  rules_answer_as_they_do_alone();
  one_bad_handle_spoils_only_itself(curve);
  what_makes_no_sense_is_refused(curve);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
