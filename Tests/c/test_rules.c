/* The rules, by name. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;

static void names_are_listed(void) {
  int valley = 0;
  CHECK(lrs_rule_count() > 0);
  for (size_t i = 0; i < lrs_rule_count(); i++) {
    const char *name = lrs_rule_name(i);
    CHECK(name != NULL && *name != '\0');
    if (name != NULL && strcmp(name, "valley") == 0) valley += 1;
    for (size_t j = 0; j < i; j++) CHECK(strcmp(name, lrs_rule_name(j)) != 0);
  }
  CHECK(valley == 1);
  for (size_t i = 0; i < lrs_rule_count(); i++)
    for (int32_t kind = LRS_RULE_FAMILY; kind < LRS_RULE_CORRECTED; kind++)
      CHECK(lrs_rule_text(i, kind) != NULL && *lrs_rule_text(i, kind) != '\0');
  CHECK(lrs_rule_text(0, LRS_RULE_CORRECTED) != NULL);
  CHECK(lrs_rule_text(0, LRS_RULE_CORRECTED + 1) == NULL);
  CHECK(lrs_rule_text(0, -1) == NULL);
  CHECK(lrs_rule_text(SIZE_MAX, LRS_RULE_SUMMARY) == NULL);
  CHECK(lrs_rule_name(lrs_rule_count()) == NULL);
  CHECK(lrs_rule_name(SIZE_MAX) == NULL);
  CHECK(lrs_rule_name(SIZE_MAX / 2 + 1) == NULL);
  CHECK(lrs_rule_name(SIZE_MAX / 8) == NULL);
}

static void every_rule_reads_a_realistic_curve(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  for (size_t i = 0; i < lrs_rule_count(); i++) {
    double rate = -7, again = -7;
    CHECK_STATUS(LRS_OK, lrs_rule_apply(lrs_rule_name(i), curve, &rate, &error));
    CHECK(1e-9 < rate && rate <= 10);
    CHECK_STATUS(LRS_OK, lrs_rule_apply(lrs_rule_name(i), curve, &again, NULL));
    CHECK(rate == again);
  }
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void every_rule_survives_one_point(void) {
  const double one = 1e-3;
  lrs_curve *curve = NULL;
  CHECK_STATUS(LRS_OK, lrs_curve_create(&one, &one, 1, &curve, &error));
  for (size_t i = 0; i < lrs_rule_count(); i++) {
    double rate = -7;
    const lrs_status status = lrs_rule_apply(lrs_rule_name(i), curve, &rate, &error);
    CHECK(status >= LRS_OK);
    CHECK(status == LRS_OK ? isfinite(rate) && rate > 0 : rate == -7);
  }
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void unknown_names_are_errors(void) {
  const char *strangers[] = {"", "Valley", "valley ", "\xc3\x28", "no_such_rule"};
  lrs_curve *curve = realistic_curve(POINTS, 3);
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    double rate = -7;
    CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, rate,
                   lrs_rule_apply(strangers[i], curve, &rate, &error));
    CHECK(strstr(error.message, "rule is") != NULL);
  }
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void a_long_name_fits_no_message(void) {
  char name[5000];
  double rate = -7;
  lrs_curve *curve = realistic_curve(POINTS, 3);
  memset(name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, rate, lrs_rule_apply(name, curve, &rate, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

void test_rules(void) {
  names_are_listed();
  every_rule_reads_a_realistic_curve();
  every_rule_survives_one_point();
  unknown_names_are_errors();
  a_long_name_fits_no_message();
}
